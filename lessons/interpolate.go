package lessons

import "regexp"

var (
	nameForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	useForm  = regexp.MustCompile(`\$\{[^{}\n]*\}?`)
)

// Interpolate replaces every ${name} in text by its binding. A name without a
// binding stays as it is written, so that nothing looks like an empty value.
func Interpolate(text string, bindings map[string]string) string {
	return useForm.ReplaceAllStringFunc(text, func(use string) string {
		if value, ok := bindings[usedName(use)]; ok {
			return value
		}
		return use
	})
}

// usedName returns the name in "${name}", "" where that is not its form.
func usedName(use string) string {
	if len(use) < 4 || use[len(use)-1] != '}' {
		return ""
	}
	return use[2 : len(use)-1]
}

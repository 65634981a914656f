/** The forms of a counted phrase that a language may need; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** A phrase with a number in it, in the form that the language's rules ask for. */
export function counted(locale: string, forms: Forms): (count: number) => string {
	const rules = new Intl.PluralRules(locale);
	const digits = new Intl.NumberFormat(locale);
	return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count));
}

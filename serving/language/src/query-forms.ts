import { queryAliasesOf } from './aliases/aliases.ts';
import { fold } from './fold.ts';
import { articleFirst } from './forms/articles.ts';
import { expanded } from './forms/expansions.ts';
import { formCosts, formsOf, type NameForm } from './forms/form.ts';
import { spoken } from './forms/spoken.ts';
import { onOtherKeyboard } from './keyboards/other-keyboard.ts';
import { languageOfText } from './locales/language-of-text.ts';

/**
 * The forms in which a query is looked for, the written one first, none twice: few, since each costs a search. One for most queries in
 * Latin letters.
 */
export function queryForms(query: string, locale?: string): readonly NameForm[] {
	const language = languageOfText(query, locale);
	const folded = fold(query);
	const forms = formsOf(folded);
	forms.add('numerals', formCosts.numerals, spoken(query, folded, language));
	const ordered = articleFirst(query, language);
	if (ordered !== undefined) forms.add('order', formCosts.order, fold(ordered));
	const long = expanded(query, language);
	if (long !== undefined) forms.add('expansion', formCosts.expansion, fold(long));
	for (const alias of queryAliasesOf(query, locale))
		forms.add(alias.how, alias.cost, fold(alias.text));
	const meant = onOtherKeyboard(query, locale);
	if (meant !== undefined) forms.add('keyboard', formCosts.keyboard, fold(meant));
	return forms.all;
}

import type { Histories } from '@marquee/histories';
import { emptyTokens, requestOf, type TokenField, tokenFields, writeTokens } from '@marquee/tokens';

/** Every field of a token, in the order in which a graph declares them. */
export const tokenNames = ['titles', ...tokenFields.map(({ name }) => name)] as const;

/** What a graph calls the field of a token: `titles-seen`, i32. `// (B·T)` */
export const seen = <Name extends string>(name: Name) => `${name}-seen` as const;

/** The fields of which these data say something; all others are 0 in every token, and a model need not read them. */
export function fieldsSaid(data: Histories): readonly TokenField[] {
	const said = new Set<TokenField>();
	for (let profile = 0; profile < data.profiles && said.size < tokenFields.length; profile++) {
		const [from, to] = [data.offsets[profile]!, data.offsets[profile + 1]! - 1];
		if (to <= from) continue;
		const tokens = emptyTokens(to - from);
		writeTokens(data, { from, to, next: requestOf(data, to) }, tokens, 0);
		for (const { name } of tokenFields) if (tokens[name].some((step) => step > 0)) said.add(name);
	}
	return tokenFields.flatMap(({ name }) => (said.has(name) ? [name] : []));
}

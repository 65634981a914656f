import type { FoundBy } from '@marquee/contracts';
import { marked } from '../../search/marked.ts';
import { languageOfScript } from '../../search/script-language.ts';

/** A name, each of its parts that was typed marked; it runs its own way, whatever stands around it. */
export function FoundName({
	name,
	highlights,
}: {
	name: string;
	highlights: FoundBy['highlights'];
}) {
	return (
		<bdi lang={languageOfScript(name)}>
			{marked(name, highlights).map(({ text, isTyped }, place) =>
				// biome-ignore lint/suspicious/noArrayIndexKey: parts of a name have no other identity than their place
				isTyped ? <mark key={place}>{text}</mark> : text,
			)}
		</bdi>
	);
}

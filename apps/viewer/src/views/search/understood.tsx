import type { SearchAnswer, Understood } from '@marquee/contracts';
import { queryWithout } from '../../search/answered.ts';
import type { Searching } from '../../search/searching.ts';
import type { Language } from '../../words/language.ts';
import { Icon } from '../icons.tsx';
import { useLanguage } from '../surroundings.ts';

/** How the query was read: what was probably meant instead, what it is after, and its parts, each of which can be taken out. */
export function QueryAsRead({ answer, search }: { answer: SearchAnswer; search: Searching }) {
	const language = useLanguage();
	const { words } = language;
	const { correction, intent, query } = answer;
	const parts = answer.understood.filter((part) => part.kind !== 'title' || part.text !== query);
	return (
		<>
			{correction && (
				<p className="correction">
					{correction.applied ? words.search.correctedTo : words.search.meant}{' '}
					<button
						type="button"
						className="link-button"
						onClick={() => search.want({ text: correction.text })}
					>
						<bdi>{correction.text}</bdi>
					</button>
					{correction.applied ? '.' : '?'}{' '}
					{correction.applied && (
						<span className="quiet">{words.search.notCalled(isolated(query))}</span>
					)}
				</p>
			)}
			{parts.length > 0 && (
				<div className="understood">
					{intent !== 'none' && <span className="quiet">{words.search.intents[intent]}</span>}
					<ul className="chips-wrapped" aria-label={words.search.intents[intentOf(intent)]}>
						{parts.map((part) => (
							<li key={`${part.kind} ${part.text}`}>
								<button
									type="button"
									className="chip understood-part"
									aria-label={words.search.remove(partInWords(part, language))}
									onClick={() => search.want({ text: queryWithout(query, part) })}
								>
									<bdi>{partInWords(part, language)}</bdi>
									<Icon name="close" />
								</button>
							</li>
						))}
					</ul>
				</div>
			)}
		</>
	);
}

const intentOf = (intent: SearchAnswer['intent']) => (intent === 'none' ? 'fetch' : intent);

function partInWords({ kind, text, value }: Understood, language: Language): string {
	switch (kind) {
		case 'genre':
			return language.genre(value);
		case 'decade':
			return language.words.browse.decadeOf(language.year(Number(value)));
		case 'year':
			return language.year(Number(value));
		case 'country':
			return language.country(value);
		case 'language':
			return language.languageName(value);
		case 'title':
			return text;
		case 'person':
		case 'tag':
			return value;
	}
}

/** What was typed may run the other way than the sentence around it. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

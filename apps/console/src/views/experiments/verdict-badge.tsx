import type { VerdictWords } from '../../experiments/verdict-words.ts';

/** A verdict as a sign and a word. */
export function VerdictBadge({ verdict: { sign, words, tone } }: { verdict: VerdictWords }) {
	return (
		<span className={`judged ${tone}`}>
			<span aria-hidden="true">{sign} </span>
			{words}
		</span>
	);
}

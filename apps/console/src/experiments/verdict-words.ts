import type { ExperimentReading, ExperimentVerdict, MetricVerdict } from '@marquee/contracts';
import type { Level } from '../health/verdict.ts';

/** A verdict as it is shown: a sign and a word, so that colour never says it alone. */
export interface VerdictWords {
	readonly sign: string;
	readonly words: string;
	readonly tone: Level | 'open' | 'quiet';
}

/** What to do with the whole experiment. */
export const decisions: Readonly<Record<ExperimentVerdict['decision'], VerdictWords>> = {
	ship: { sign: '✓', words: 'Ship', tone: 'good' },
	stop: { sign: '✗', words: 'Stop', tone: 'bad' },
	'keep-running': { sign: '…', words: 'Keep running', tone: 'open' },
	ended: { sign: '–', words: 'Ended undecided', tone: 'quiet' },
	hold: { sign: '!', words: 'Hold', tone: 'watch' },
};

/** What is known of one metric. */
export const metricVerdicts: Readonly<Record<MetricVerdict, VerdictWords>> = {
	better: { sign: '✓', words: 'better', tone: 'good' },
	worse: { sign: '✗', words: 'worse', tone: 'bad' },
	'not-harmed': { sign: '✓', words: 'not harmed', tone: 'good' },
	undecided: { sign: '?', words: 'cannot tell yet', tone: 'open' },
	'too-few': { sign: '…', words: 'too few members', tone: 'quiet' },
	'not-matured': { sign: '…', words: 'not matured', tone: 'quiet' },
};

/**
 * Whether what the reading says of effects may be believed: arms that did not get their members void all of it, and so
 * does whatever else makes the service hold, as members that met more than one arm, or events that do not arrive.
 *
 * @returns why not, in a sentence; `undefined` where nothing speaks against it.
 */
export function voidedBy({ arms, sampleRatio, verdict }: ExperimentReading): string | undefined {
	if (sampleRatio.state === 'unfair')
		return 'Arms did not get the members that they should: effects below may come from who was left out, and are not to be believed.';
	const isMet = arms.some(({ members }) => members > 0);
	// The service holds an experiment for other reasons, too: it says which.
	if (verdict.decision === 'hold' && isMet) return verdict.reasons[0] ?? verdict.sentence;
	return undefined;
}

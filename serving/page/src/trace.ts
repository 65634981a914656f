import type { Evidence, SkippedStage } from '@marquee/contracts';
import type { Finder, Outcome, Provenance, Rejection, Scored } from '@marquee/pipeline';
import type { AskedOn } from '@marquee/retrieval';
import { Failure } from '@marquee/units';
import type { HomeAsked } from './home-query.ts';
import type { RankedTitle, Row } from './row.ts';

/** A title that a row shows. */
export interface ShownTitle {
	readonly id: string;
	readonly score: number;
	readonly sources: readonly string[];
	readonly evidence: Evidence;
}

/** A title that a row considered and does not show. */
export interface PassedTitle {
	readonly id: string;
	readonly sources: readonly string[];
	/** Absent where it left before anything was scored. */
	readonly score?: number;
	/** Which filter rejected it and why; absent for the reserve. */
	readonly filter?: string;
	readonly reason?: string;
}

/** What became of one row, and inside it of every title that it considered. */
export interface RowTrace {
	readonly row: string;
	readonly family: string;
	readonly heading: string;
	readonly outcome: 'shown' | 'reserve' | 'rejected';
	/** Why it is not shown. */
	readonly reason?: string;
	readonly worth: number;
	readonly found: readonly { readonly source: string; readonly count: number }[];
	readonly slate: readonly ShownTitle[];
	readonly reserve: readonly PassedTitle[];
	readonly rejected: readonly PassedTitle[];
	readonly skipped: readonly SkippedStage[];
	readonly timings: readonly StageTime[];
}

export interface StageTime {
	readonly stage: string;
	readonly milliseconds: number;
}

/** Everything that a page decided, as plain JSON: what `explanation` answers from. */
export interface PageTrace {
	readonly requestId: string;
	readonly profileId: string;
	readonly generatedAt: number;
	/** The device and the country that the request named. */
	readonly on: AskedOn;
	/** Version of the policy that weighed it. */
	readonly policy: string;
	/** Bundle of the model that scored it. */
	readonly bundle: string;
	/** Shown rows in order, then the others. */
	readonly rows: readonly RowTrace[];
	/** How many rows each family offered. */
	readonly found: readonly { readonly source: string; readonly count: number }[];
	readonly skipped: readonly SkippedStage[];
	readonly timings: readonly StageTime[];
}

/** What the trace names besides what the pipelines decided. */
export interface TraceHead {
	readonly query: HomeAsked;
	readonly generatedAt: number;
	readonly policy: string;
	readonly bundle: string;
	readonly report: (stage: string, cause: unknown) => void;
}

/** The outcome of a page as plain JSON. */
export function traceOf(head: TraceHead, outcome: Outcome<Row & Scored & Provenance>): PageTrace {
	const { requestId, profileId, on = {} } = head.query;
	const rejections = new Map(outcome.rejected.map((rejection) => [rejection.id, rejection]));
	// The sources of this pipeline find rows and nothing else.
	const considered = outcome.considered as readonly (Row & Scored)[];
	const rejected = considered.filter(({ id }) => rejections.has(id));
	return {
		requestId,
		profileId,
		generatedAt: head.generatedAt,
		on,
		policy: head.policy,
		bundle: head.bundle,
		rows: [
			...outcome.slate.map((row) => shownRow(row, head.report)),
			...outcome.reserve.map((row) =>
				passedRow(row, { outcome: 'reserve', reason: 'other rows were worth more' }),
			),
			...rejected.map((row) =>
				passedRow(row, { outcome: 'rejected', reason: rejections.get(row.id)!.reason }),
			),
		],
		found: outcome.found,
		skipped: skippedOf(outcome, considered),
		timings: outcome.timings.map(inMicroseconds),
	};
}

/** Every stage of the page and of its rows, shown or not, that the page does without, in words. */
function skippedOf(outcome: Outcome<Row>, rows: readonly Row[]): readonly SkippedStage[] {
	const inRows = rows.flatMap(({ id, titles }) =>
		titles.skipped.map(({ stage, cause }) => inWords({ stage: `${id}/${stage}`, cause })),
	);
	return [...outcome.skipped.map(inWords), ...inRows];
}

const shownRow = (row: Row & Scored, report: TraceHead['report']): RowTrace => ({
	...rowTrace(row),
	outcome: 'shown',
	slate: row.titles.slate.map((title) => ({
		...passed(title),
		score: rounded(title.score),
		evidence: evidenceOf(title, row, report),
	})),
	reserve: row.titles.reserve.map(passed),
});

const passedRow = (
	row: Row & Scored,
	fate: { readonly outcome: 'reserve' | 'rejected'; readonly reason: string },
): RowTrace => ({
	...rowTrace(row),
	...fate,
	slate: [],
	reserve: [...row.titles.slate, ...row.titles.reserve].map(passed),
});

function rowTrace({ id, family, heading, score, titles }: Row & Scored) {
	const byId = new Map(
		titles.rejected.length === 0 ? [] : titles.considered.map((title) => [title.id, title]),
	);
	return {
		row: id,
		family,
		heading,
		worth: rounded(score),
		found: titles.found,
		rejected: titles.rejected.map((rejection) => rejectedTitle(rejection, byId)),
		skipped: titles.skipped.map(inWords),
		timings: titles.timings.map(inMicroseconds),
	};
}

/** A page is not lost over a sentence: where the evidence fails, the row's stands in. */
function evidenceOf(title: RankedTitle, row: Row, report: TraceHead['report']): Evidence {
	try {
		return row.evidenceFor(title);
	} catch (cause) {
		report(`${row.id}/evidence`, cause);
		return row.evidence;
	}
}

const passed = (title: RankedTitle): PassedTitle => ({
	id: title.id,
	sources: sourcesOf(title.finders),
	score: rounded(title.score),
});

function rejectedTitle(
	{ id, filter, reason }: Rejection,
	byId: ReadonlyMap<string, Provenance & Partial<Scored>>,
): PassedTitle {
	const { finders, score } = byId.get(id)!;
	const scored = score === undefined ? {} : { score: rounded(score) };
	return { id, sources: sourcesOf(finders), ...scored, filter, reason };
}

const sourcesOf = (finders: readonly Finder[]): readonly string[] =>
	finders.map(({ source }) => source);

/** A cause as a person reads it: the code and the sentence, never a stack. */
function inWords({ stage, cause }: { stage: string; cause: unknown }): SkippedStage {
	if (cause instanceof Failure) return { stage, cause: `${cause.code}: ${cause.what}` };
	return { stage, cause: cause instanceof Error ? cause.message : String(cause) };
}

/** Four digits tell scores apart; more only make the log longer. Adding 0 turns −0, which JSON does not keep, into 0. */
const rounded = (score: number): number => Math.round(score * 1e4) / 1e4 + 0;

const inMicroseconds = ({ stage, milliseconds }: StageTime): StageTime => ({
	stage,
	milliseconds: Math.round(milliseconds * 1e3) / 1e3,
});

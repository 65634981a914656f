import type { Funnel, Trace } from '../../answers/trace.ts';
import { type Card, cardIn, type GridRow } from '../../inspector/grid.ts';
import {
	chanceWords,
	diversityWords,
	funnelSteps,
	objectiveBars,
	waitingIn,
	whereWords,
} from '../../inspector/why.ts';
import type { InspectRoute } from '../../route.ts';
import { count, percent, score, shortHash } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { StageWaterfall } from './stage-waterfall.tsx';

interface Pages {
	readonly rows: readonly GridRow[];
	/** Of the page made again, where there is one. */
	readonly otherRows: readonly GridRow[] | undefined;
	readonly trace: Trace | undefined;
	readonly otherTrace: Trace | undefined;
}

/** Why a title stands where it stands, or does not; on both pages, where there are two. */
export function TitlePanel({
	route,
	rows,
	otherRows,
	trace,
	otherTrace,
}: Pages & { route: InspectRoute & { readonly title: string } }) {
	const { navigation } = useConsole();
	const { requestId, title } = route;
	const here = cardIn(rows, title);
	const there = otherRows && (cardIn(otherRows, title) ?? null);
	const found = here ?? there ?? undefined;
	const { title: _, ...closed } = route;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by keys too
		<aside className="panel" aria-label="Why this title" tabIndex={0} data-why="">
			<header>
				<TitleName titleId={title} card={found?.card} />
				<button type="button" className="quiet" onClick={() => navigation.replace(closed)}>
					Close <kbd>Esc</kbd>
				</button>
			</header>
			<p className="facts">
				<code>{title}</code>
				{found?.card.year !== undefined && <span>{found.card.year}</span>}
				{found?.card.genres.map((genre) => (
					<span key={genre}>{genre}</span>
				))}
			</p>
			<p className="verdict">{whereWords(here, there)}</p>
			{found && <Reasons card={found.card} here={here?.card} there={there?.card} />}
			{found && <RowReasons row={found.row} />}
			<section>
				<h3>What became of it, row by row</h3>
				<Fate requestId={requestId} titleId={title} />
				{here === undefined && (
					<HowFarBehind
						trace={otherTrace}
						titleId={title}
						makeAgain={() => navigation.go({ ...route, against: {} })}
					/>
				)}
			</section>
			{trace && <MadeBy trace={trace} />}
		</aside>
	);
}

/** What the title is called: as the page says it, else as the catalogue does. */
function TitleName({ titleId, card }: { titleId: string; card: Card | undefined }) {
	const { service } = useConsole();
	const isNamed = card !== undefined && card.name !== titleId;
	const named = useAsked(isNamed ? undefined : `title ${titleId}`, (signal) =>
		service.title(titleId, signal),
	);
	return <h2>{isNamed ? card.name : (named.answer?.name ?? titleId)}</h2>;
}

interface Cards {
	readonly here: Card | undefined;
	readonly there: Card | undefined;
}

function Reasons({ card, here, there }: Cards & { card: Card }) {
	const { evidence, sources } = card;
	return (
		<>
			<blockquote>{evidence.sentence}</blockquote>
			<dl className="pairs">
				<Pair name="score in its row" value={scores(here, there)} />
				<Pair name="found by" value={sources.join(', ') || evidence.source} />
				{evidence.because && <Pair name="because of" value={evidence.because} />}
				<Pair name="chance" value={chanceWords(card) ?? 'Nothing was left to chance.'} />
			</dl>
			<Objectives here={here} there={there} />
		</>
	);
}

function RowReasons({ row }: { row: GridRow }) {
	return (
		<>
			{row.funnel && (
				<section>
					<h3>Funnel of {row.heading}</h3>
					<FunnelBars funnel={row.funnel} />
				</section>
			)}
			{row.diversity && (
				<section>
					<h3>What diversity changed in the row</h3>
					<ul className="sentences">
						{diversityWords(row.diversity).map((words) => (
							<li key={words}>{words}</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function MadeBy({ trace }: { trace: Trace }) {
	const { bundle, ranker, policy } = trace;
	return (
		<section>
			<h3>Made by</h3>
			<dl className="pairs">
				{bundle && <Pair name="model" value={shortHash(bundle)} />}
				{ranker && <Pair name="ranker" value={ranker} />}
				{policy && <Pair name="policy" value={policy} />}
			</dl>
			<StageWaterfall trace={trace} />
		</section>
	);
}

const scores = (here: Card | undefined, there: Card | undefined): string =>
	[...new Set([here, there].flatMap((card) => (card ? [score(card.score)] : [])))].join(' → ');

/** A name and what belongs to it. */
export function Pair({ name, value }: { name: string; value: string }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{value}</dd>
		</div>
	);
}

function Objectives({ here, there }: Cards) {
	const bars = objectiveBars(here, there);
	if (bars.length === 0)
		return <p className="note">Its row has an order of its own: nothing was weighed.</p>;
	const width = (value: number) => `${Math.min(1, Math.max(0, value)) * 100}%`;
	return (
		<section>
			<h3>Expected by objective</h3>
			<dl className="bars">
				{bars.map(({ name, means, value, other }) => (
					<div key={name} title={means}>
						<dt>{name}</dt>
						<dd>
							<span className="track">
								{value !== undefined && (
									<span className={`fill ${name}`} style={{ width: width(value) }} />
								)}
								{other !== undefined && (
									<span className="tick" style={{ insetInlineStart: width(other) }} />
								)}
							</span>
							<span className="figure">
								{value === undefined ? '–' : score(value)}
								{other !== undefined && other !== value && (
									<>
										{' → '}
										<span>{score(other)}</span>
									</>
								)}
							</span>
							<small>{means}</small>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function FunnelBars({ funnel }: { funnel: Funnel }) {
	return (
		<dl className="bars funnel">
			{funnelSteps(funnel).map(({ name, titles, left }) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>
						<span className="track">
							<span className="fill" style={{ width: `${left * 100}%` }} />
						</span>
						<span className="figure" title={percent(left)}>
							{count(titles)}
						</span>
					</dd>
				</div>
			))}
		</dl>
	);
}

/** Every row that considered it, and what became of it there; where none did, why. */
function Fate({ requestId, titleId }: { requestId: string; titleId: string }) {
	const { service } = useConsole();
	const { answer, error, waiting, again } = useAsked(`explain ${requestId} ${titleId}`, (signal) =>
		service.explanation(requestId, titleId, signal),
	);
	if (error !== undefined) return <Problem error={error} again={again} />;
	if (waiting) return <p className="waiting">Asking …</p>;
	return (
		<ul className="fate">
			{answer?.fate.map(({ row, outcome, reason, score: reached }) => (
				<li key={`${row} ${reason}`}>
					<span className={`badge ${outcome}`}>{outcome}</span>
					<b>{row}</b>
					<span>{reason}</span>
					{reached !== undefined && <span className="figure">{score(reached)}</span>}
				</li>
			))}
		</ul>
	);
}

/** A page made again names everybody who waited, however far behind; the log names the first. */
function HowFarBehind({
	trace,
	titleId,
	makeAgain,
}: {
	trace: Trace | undefined;
	titleId: string;
	makeAgain: () => void;
}) {
	if (trace === undefined)
		return (
			<button type="button" className="again" onClick={makeAgain}>
				Make the page again to see how far behind it was
			</button>
		);
	const waiting = waitingIn(trace, titleId);
	return (
		<>
			<h3>Made again</h3>
			<ul className="fate">
				{waiting.map(({ heading, words }) => (
					<li key={heading}>
						<b>{heading}</b>
						<span>{words}</span>
					</li>
				))}
				{waiting.length === 0 && <li>No row considered it.</li>}
			</ul>
		</>
	);
}

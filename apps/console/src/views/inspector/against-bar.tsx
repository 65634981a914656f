import type { Trace } from '../../answers/trace.ts';
import type { Comparison } from '../../inspector/comparison.ts';
import { type Against, type InspectRoute, layouts } from '../../route.ts';
import { count, moment, percent, shortHash } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';
import { useAsked } from '../use-asked.ts';

/** Policies that people compare with; any other can be typed, and the service says which it does not know. */
const policies = ['page-1', 'page-1-plain', 'page-1-diverse', 'page-1-certain', 'page-1-pinned'];

/** Chooses what the page is held against, and says how much differs. */
export function AgainstBar({
	route,
	trace,
	compared,
	identical,
}: {
	route: InspectRoute;
	trace: Trace | undefined;
	compared: Comparison | undefined;
	identical: boolean | undefined;
}) {
	const { navigation, service } = useConsole();
	const bundles = useAsked('bundles', service.bundles);
	const { against, ...alone } = route;
	return (
		<div className="against">
			<form
				key={`${JSON.stringify(against)} ${bundles.waiting}`}
				aria-label="Hold it against"
				onSubmit={(event) => {
					event.preventDefault();
					const said = new FormData(event.currentTarget);
					const chosen: Against = {
						...words(said, 'with'),
						...words(said, 'policy'),
						...layoutIn(said),
					};
					navigation.go({ ...alone, against: chosen });
				}}
			>
				<label htmlFor="with">
					Bundle
					{bundles.answer ? (
						<select id="with" name="with" defaultValue={against?.with ?? ''}>
							<option value="">as it was</option>
							{bundles.answer.toReversed().map(({ hash, createdAt, serving }) => (
								<option key={hash} value={hash}>
									{shortHash(hash)}
									{createdAt === undefined ? '' : ` · ${moment(createdAt).slice(0, 10)}`}
									{serving ? ' · serves' : ''}
									{hash === trace?.bundle ? ' · of this page' : ''}
								</option>
							))}
						</select>
					) : (
						<input id="with" name="with" defaultValue={against?.with} placeholder="as it was" />
					)}
				</label>
				<label>
					Policy
					<input
						name="policy"
						list="policies"
						defaultValue={against?.policy}
						placeholder="as it was"
						autoComplete="off"
						spellCheck={false}
					/>
				</label>
				<datalist id="policies">
					{policies.map((policy) => (
						<option key={policy} value={policy} />
					))}
				</datalist>
				<label>
					Layout
					<select name="layout" defaultValue={against?.layout ?? ''}>
						<option value="">as it was</option>
						{layouts.map((layout) => (
							<option key={layout} value={layout}>
								{layout}
								{layout === trace?.layout ? ' · of this page' : ''}
							</option>
						))}
					</select>
				</label>
				<button type="submit">Compare</button>
				{against && (
					<button type="button" className="quiet" onClick={() => navigation.go(alone)}>
						Alone
					</button>
				)}
			</form>
			{compared && <Differences compared={compared} identical={identical} />}
		</div>
	);
}

function Differences({
	compared: { counts, rowCounts, shared, correlation },
	identical,
}: {
	compared: Comparison;
	identical: boolean | undefined;
}) {
	const rows = Object.values(rowCounts).reduce((sum, n) => sum + n, 0);
	if (identical) return <output className="differences same">The same bytes</output>;
	return (
		<output className="differences">
			<span>
				rank correlation <b>τ {correlation === undefined ? '–' : correlation.toFixed(2)}</b>
			</span>
			<span>
				<b>{percent(shared)}</b> in common
			</span>
			<span className="moved">⇅ {count(counts.moved)} moved</span>
			<span className="new">+ {count(counts.new)} new</span>
			<span className="gone">− {count(counts.gone)} gone</span>
			{rowCounts.same < rows && (
				<span>
					of {count(rows)} rows {count(rowCounts.moved)} moved, {count(rowCounts.new)} new,{' '}
					{count(rowCounts.gone)} gone
				</span>
			)}
		</output>
	);
}

function layoutIn(said: FormData): Pick<Against, 'layout'> {
	const layout = layouts.find((each) => each === said.get('layout'));
	return layout === undefined ? {} : { layout };
}

function words<Name extends string>(said: FormData, name: Name) {
	const value = said.get(name);
	return (typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim() } : {}) as {
		readonly [Key in Name]?: string;
	};
}

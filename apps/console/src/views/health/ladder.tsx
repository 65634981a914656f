import type { Surfaces } from '../../answers/surfaces.ts';
import { bytes, count, counted } from '../../words/figures.ts';

/** Why pages were not fresh, and what is left alone at the moment. */
export function Ladder({ ladder }: { ladder: NonNullable<Surfaces['ladder']> }) {
	const { because, takenOff, late, underWay, kept, breakers } = ladder;
	const reasons = Object.entries(because).sort(([, a], [, b]) => b - a);
	return (
		<section className="ladder">
			<h2>What pages lean on</h2>
			<p className="page-words">
				<span>{counted(underWay, 'page')} being made</span>
				<span>{counted(late, 'page')} came too late</span>
				<span>
					{counted(kept.pages, 'page')} kept, {bytes(kept.bytes)}
				</span>
				{Object.entries(takenOff).map(([rule, titles]) => (
					<span key={rule}>
						{counted(titles, 'title')} taken off: {rule}
					</span>
				))}
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keys too */}
			<section className="scrolled" aria-label="Dependencies" tabIndex={0}>
				<table className="surfaces">
					<thead>
						<tr>
							<th scope="col">Dependency</th>
							<th scope="col">Now</th>
							<th scope="col">Answered</th>
							<th scope="col">Failed</th>
							<th scope="col">Overran</th>
							<th scope="col">Turned away</th>
							<th scope="col">Opened</th>
						</tr>
					</thead>
					<tbody>
						{Object.entries(breakers).map(([name, breaker]) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								<td className={breaker.isOpen ? 'bad' : 'good'}>
									{breaker.isOpen ? '■ left alone' : 'asked'}
								</td>
								<td>{count(breaker.answered)}</td>
								<td>{count(breaker.failed)}</td>
								<td>{count(breaker.overran)}</td>
								<td>{count(breaker.refused)}</td>
								<td>{count(breaker.opened)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{reasons.length > 0 && (
				<>
					<h3>Why pages were not fresh, since the start</h3>
					<ul className="fate">
						{reasons.map(([code, pages]) => (
							<li key={code}>
								<span className="badge reserve">{count(pages)}</span>
								<code>{code}</code>
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}

import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { type Change, type Comparison, markOf, type Side } from '../../inspector/comparison.ts';
import { type Card, type GridRow, isFound } from '../../inspector/grid.ts';
import { chanceWords, funnelLine, objectiveBars, takenWords } from '../../inspector/why.ts';
import type { InspectRoute } from '../../route.ts';
import { percent, score } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';

/** Rows of compact cards. One tab stop a row; arrows lead from card to card. */
export function Grid({
	route,
	rows,
	changes,
	side,
	find,
}: {
	route: InspectRoute;
	rows: readonly GridRow[];
	changes: Comparison | undefined;
	side: Side;
	find: string;
}) {
	const { navigation } = useConsole();
	const opened = (event: MouseEvent) => {
		const card = event.target instanceof Element && event.target.closest('[data-title]');
		if (card) navigation.replace({ ...route, title: card.getAttribute('data-title')! });
	};
	if (rows.length === 0) return <p className="note">The page has no rows.</p>;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: the cards inside are buttons; their presses are heard here once
		<div className="grid" onClick={opened} onKeyDown={walked}>
			{rows.map((row) => (
				<div className="row" key={row.rowId}>
					<RowHead row={row} change={changes?.rows.get(row.rowId)} side={side} />
					<ol aria-label={row.heading}>
						{row.cards.map((card, i) => (
							<li key={card.id}>
								<CardView
									card={card}
									change={changes?.titles.get(card.id)}
									isFirst={i === 0}
									isDimmed={!isFound(card, find)}
									isOpen={route.title === card.id}
									side={side}
								/>
							</li>
						))}
					</ol>
				</div>
			))}
		</div>
	);
}

function RowHead({ row, change, side }: { row: GridRow; change: Change | undefined; side: Side }) {
	const { heading, family, source, worth, funnel, diversity } = row;
	return (
		<header>
			<h3 title={row.sentence}>{heading}</h3>
			{change && change.kind !== 'same' && <Mark change={change} side={side} />}
			<p>
				<span>{source ?? family}</span>
				{funnel && <span title="retrieved → ranked → shown">{funnelLine(funnel)}</span>}
				{diversity?.ofScore !== undefined && (
					<span title={`diversity took ${takenWords(diversity)}`}>
						div {percent(diversity.ofScore)}
					</span>
				)}
				{worth !== undefined && (
					<span>{worth >= Number.MAX_SAFE_INTEGER ? 'above all' : `worth ${score(worth)}`}</span>
				)}
			</p>
		</header>
	);
}

function Mark({ change, side }: { change: Change; side: Side }) {
	const { mark, words } = markOf(change, side);
	return (
		<span className={`mark ${change.kind}`} title={words}>
			<span aria-hidden="true">{mark}</span>
			<span className="unseen">{words}</span>
		</span>
	);
}

interface CardProps {
	readonly card: Card;
	readonly change: Change | undefined;
	readonly isFirst: boolean;
	readonly isDimmed: boolean;
	readonly isOpen: boolean;
	readonly side: Side;
}

const CardView = memo(function CardView(props: CardProps) {
	const { card, change, isFirst, isDimmed, isOpen, side } = props;
	const { id, name, year, place, height } = card;
	const kind = change && change.kind !== 'same' ? ` ${change.kind}` : '';
	return (
		<button
			type="button"
			className={`card${kind}${isDimmed ? ' dimmed' : ''}`}
			tabIndex={isFirst ? 0 : -1}
			aria-pressed={isOpen}
			data-title={id}
			data-side={side}
			title={`${name} · ${id}`}
		>
			<span className="place">{place + 1}</span>
			<span className="name">{name}</span>
			{change && change.kind !== 'same' && <Mark change={change} side={side} />}
			<span className="numbers">
				<span>{score(card.score)}</span>
				{year !== undefined && <span>{year}</span>}
				{chanceWords(card) && (
					<span className="chance" title={chanceWords(card)}>
						<span aria-hidden="true">◇</span>
						<span className="unseen">chance had a say</span>
					</span>
				)}
			</span>
			<Spark card={card} />
			<span className="height" style={{ width: `${Math.round(height * 100)}%` }} />
		</button>
	);
});

/** What each objective expects, as bars too small to read and large enough to compare. */
function Spark({ card }: { card: Card }) {
	return (
		<span className="spark" aria-hidden="true">
			{objectiveBars(card)
				.slice(0, 4)
				.map(({ name, value = 0 }) => (
					<span
						key={name}
						className={name}
						style={{ height: `${Math.round(Math.min(1, Math.max(0.04, value)) * 100)}%` }}
					/>
				))}
		</span>
	);
}

/** Moves the focus from card to card. */
function walked(event: KeyboardEvent) {
	const from = event.target instanceof HTMLElement && event.target.closest('.card');
	if (!(from instanceof HTMLElement)) return;
	const to = nextCard(from, event.key);
	if (to === undefined) return;
	event.preventDefault();
	to.focus();
}

function nextCard(from: HTMLElement, key: string): HTMLElement | undefined {
	const row = from.closest('.row')!;
	const cards = cardsOf(row);
	const at = cards.indexOf(from);
	switch (key) {
		case 'ArrowRight':
			return cards[at + 1];
		case 'ArrowLeft':
			return cards[at - 1];
		case 'Home':
			return cards[0];
		case 'End':
			return cards.at(-1);
		case 'ArrowDown':
		case 'ArrowUp': {
			const other = key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
			if (other === null) return undefined;
			const others = cardsOf(other);
			return others[Math.min(at, others.length - 1)];
		}
		default:
			return undefined;
	}
}

const cardsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('.card')];

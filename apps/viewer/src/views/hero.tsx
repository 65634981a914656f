import { type CSSProperties, type KeyboardEvent, useEffect, useRef } from 'react';
import { type Act, listPressed, noActivity } from '../home/opinion.ts';
import type { Placement } from '../home/placement.ts';
import { inksOf } from '../posters/inks.ts';
import type { Activity } from '../service.ts';
import { Icon } from './icons.tsx';
import { BackdropArt } from './poster-art.tsx';
import { TitleFacts } from './title-facts.tsx';
import { useAsked } from './use-asked.ts';
import type { Observe } from './use-impressions.ts';
import { useViewer } from './viewer-context.ts';

/** What the page opens with: one title, large, with why and three things to do about it. */
export function Hero({
	pick,
	profileId,
	done,
	play,
	open,
	act,
	observe,
	down,
}: {
	pick: Placement;
	profileId: string;
	/** What was done with it since the page was opened. */
	done: Activity | undefined;
	play: () => void;
	open: () => void;
	act: Act;
	observe: Observe;
	down: () => void;
}) {
	const { title, evidence } = pick.placed;
	const section = useRef<HTMLElement>(null);
	const { titleId } = title;
	const { service } = useViewer();
	const known = useAsked(`${titleId} of ${profileId}`, (signal) =>
		service.title(titleId, profileId, signal),
	);
	const activity = done ?? { ...noActivity, ...known.answer?.activity };
	const { rowId } = pick.row;
	useEffect(() => {
		if (!section.current) return;
		return observe(section.current, { titleId, row: rowId, position: 0 });
	}, [observe, titleId, rowId]);

	const onKeyDown = (event: KeyboardEvent) => {
		const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
		const at = buttons.indexOf(document.activeElement as HTMLElement);
		if (event.key === 'ArrowDown') down();
		else if (event.key === 'ArrowRight') buttons[at + 1]?.focus();
		else if (event.key === 'ArrowLeft') buttons[at - 1]?.focus();
		else return;
		event.preventDefault();
	};
	return (
		<section
			className="hero"
			ref={section}
			style={inksOf(title) as CSSProperties}
			aria-label={`Top pick: ${title.name}`}
		>
			<div className="hero-art" key={titleId}>
				<BackdropArt title={title} />
			</div>
			<div className="hero-words">
				<p className="eyebrow">{evidence.sentence}</p>
				<h2 className={nameClass(title.name)}>{title.name}</h2>
				<TitleFacts title={title} />
				<div className="actions" role="toolbar" aria-label="This title" onKeyDown={onKeyDown}>
					<button type="button" className="button primary" onClick={play}>
						<Icon name="play" />
						Play
					</button>
					<button
						type="button"
						className="button"
						aria-pressed={activity.listed}
						onClick={() => act(titleId, activity, listPressed(activity))}
					>
						<Icon name={activity.listed ? 'added' : 'add'} />
						My list
					</button>
					<button type="button" className="button" onClick={open}>
						<Icon name="why" />
						Why this?
					</button>
				</div>
			</div>
		</section>
	);
}

/** Long names are set smaller, so that the buttons below stay on the first screen. */
const nameClass = (name: string): string =>
	name.length > 44 ? 'name name-long' : name.length > 22 ? 'name name-medium' : 'name';

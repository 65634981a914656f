import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect } from 'react';
import { type Act, noActivity } from '../../home/opinion.ts';
import type { Placement } from '../../home/placement.ts';
import { meantKey } from '../../navigation/arrows.ts';
import { inksOf } from '../../posters/inks.ts';
import type { Activity, Asking } from '../../service.ts';
import { reasonOf } from '../../words/headings.ts';
import { Icon } from '../icons.tsx';
import { BackdropArt } from '../poster-art.tsx';
import { useDeparture } from '../rows/departure.tsx';
import type { Observe } from '../rows/use-impressions.ts';
import { useLanguage } from '../surroundings.ts';
import { ListButton } from '../title/list-button.tsx';
import { nameClass, TitleFacts } from '../title/title-facts.tsx';
import { useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';
import { WordsOf } from '../words-of.tsx';

/** What the page opens with: one title, large, with why and three things to do about it. */
export function Hero({
	section,
	pick,
	asking,
	done,
	play,
	open,
	act,
	observe,
	down,
}: {
	section: RefObject<HTMLElement | null>;
	pick: Placement;
	asking: Asking;
	/** What was done with it since the page was opened. */
	done: Activity | undefined;
	play: () => void;
	open: () => void;
	act: Act;
	observe: Observe;
	down: () => void;
}) {
	const { title, evidence } = pick.placed;
	const { titleId } = title;
	const { service } = useViewer();
	const language = useLanguage();
	const { words, direction } = language;
	const leaves = useDeparture(pick.placed.until);
	const known = useAsked(`${titleId} of ${asking.profileId}`, (signal) =>
		service.title(titleId, asking, signal),
	);
	const activity = done ?? { ...noActivity, ...known.answer?.activity };
	const { rowId } = pick.row;
	useEffect(() => {
		if (!section.current) return;
		return observe(section.current, { titleId, row: rowId, position: 0 });
	}, [section, observe, titleId, rowId]);

	const onKeyDown = (event: KeyboardEvent) => {
		const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
		const at = buttons.indexOf(document.activeElement as HTMLElement);
		const key = meantKey(event.key, direction);
		const beside = { ArrowRight: buttons[at + 1], ArrowLeft: buttons[at - 1] }[key];
		if (key === 'ArrowDown') down();
		else if (beside) beside.focus();
		else return;
		event.preventDefault();
	};
	return (
		<section
			className="hero"
			ref={section}
			style={inksOf(title) as CSSProperties}
			aria-label={words.title.topPick(title.name)}
		>
			<div className="hero-art" key={titleId}>
				<BackdropArt title={title} />
			</div>
			<div className="hero-words">
				<p className="eyebrow">
					<WordsOf told={reasonOf(evidence, language)} />
				</p>
				<h2 className={nameClass(title.name)}>{title.name}</h2>
				<TitleFacts title={title} />
				{leaves !== undefined && <p className="leaves-words">{leaves}</p>}
				<div
					className="actions"
					role="toolbar"
					aria-label={words.title.actions}
					onKeyDown={onKeyDown}
				>
					<button type="button" className="button primary" onClick={play}>
						<Icon name="play" />
						{words.title.play}
					</button>
					<ListButton titleId={titleId} activity={activity} act={act} />
					<button type="button" className="button" onClick={open}>
						<Icon name="why" />
						{words.why.why}
					</button>
				</div>
			</div>
		</section>
	);
}

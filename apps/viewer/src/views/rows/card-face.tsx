import type { PlacedTitle } from '@marquee/contracts';
import type { CardShape } from '../../home/row-geometry.ts';
import { nominalRuntimeSeconds } from '../../playback/playback.ts';
import type { Language } from '../../words/language.ts';
import { PosterArt } from '../poster-art.tsx';
import { useLanguage } from '../surroundings.ts';

/** What a card shows: the poster, the rank beside it, how far it was watched, and that it leaves. */
export function CardFace({
	placed,
	shape,
	leaves,
}: {
	placed: PlacedTitle;
	shape: CardShape;
	leaves: string | undefined;
}) {
	const { positionSeconds = 0, rank } = placed;
	return (
		<>
			{shape === 'ranked' && <Numeral rank={rank} />}
			<span className="card-poster">
				<PosterArt title={placed.title} sheet={shape === 'landscape' ? 'landscape' : 'portrait'} />
				{leaves !== undefined && <span className="leaves">{leaves}</span>}
				{positionSeconds > 0 && <Watched placed={placed} withWords={shape === 'landscape'} />}
			</span>
		</>
	);
}

/** The place in the top 10, as large as the poster beside it. */
export function Numeral({ rank }: { rank: number | undefined }) {
	const { number, direction } = useLanguage();
	if (rank === undefined) return null;
	return (
		<svg
			className="numeral"
			viewBox={rank > 9 ? '0 0 104 100' : '0 0 72 100'}
			preserveAspectRatio={direction === 'rtl' ? 'xMinYMax meet' : 'xMaxYMax meet'}
			aria-hidden="true"
			focusable="false"
		>
			<text x={rank > 9 ? 52 : 36} y="92" textAnchor="middle" className="numeral-digits">
				{number(rank)}
			</text>
		</svg>
	);
}

function Watched({ placed, withWords }: { placed: PlacedTitle; withWords: boolean }) {
	const { words, shortLength } = useLanguage();
	const { runtime, position } = extentOf(placed);
	return (
		<span className="watched">
			{withWords && (
				<span className="watched-left">{words.title.left(shortLength(runtime - position))}</span>
			)}
			<WatchedBar share={position / runtime} />
		</span>
	);
}

/** How much of a title was watched, as a bar. */
export const WatchedBar = ({ share }: { share: number }) => (
	<span className="watched-bar">
		<span style={{ width: `${100 * Math.min(1, share)}%` }} />
	</span>
);

function extentOf({ title, positionSeconds = 0 }: PlacedTitle) {
	const runtime = title.runtimeSeconds ?? nominalRuntimeSeconds;
	return { runtime, position: Math.min(positionSeconds, runtime) };
}

/** The card as it is read out. */
export function spokenCard(
	placed: PlacedTitle,
	{ words, number, year, genre, list, spokenLength }: Language,
	leaves: string | undefined,
): string {
	const { title, rank } = placed;
	const { position } = extentOf(placed);
	return [
		rank !== undefined && words.title.rank(number(rank)),
		title.name,
		title.year !== undefined && year(title.year),
		list(title.genres.slice(0, 2).map(genre)),
		position > 0 && words.title.watched(spokenLength(position)),
		leaves,
	]
		.filter(Boolean)
		.join(', ');
}

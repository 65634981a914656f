import { memo, useId } from 'react';
import type { SetLine } from '../posters/compositions.ts';
import type { Palette } from '../posters/palettes.ts';
import {
	type Backdrop,
	backdropOf,
	emblemOf,
	type Poster,
	type PosterSubject,
	posterOf,
} from '../posters/poster.ts';
import type { Ink, Shape } from '../posters/shapes.ts';
import { typefaces } from '../posters/typefaces.ts';
import { useSurroundings } from './surroundings.ts';

/** A title's poster. Its words are said elsewhere: for a screen reader it is not there. */
export const PosterArt = memo(function PosterArt({
	title,
	sheet = 'portrait',
}: {
	title: PosterSubject;
	sheet?: 'portrait' | 'landscape';
}) {
	const { language } = useSurroundings();
	return <Drawing {...posterOf(title, sheet, language)} className="poster-art" />;
});

/** A profile's face. */
export const EmblemArt = memo(function EmblemArt({ subject }: { subject: PosterSubject }) {
	return <Drawing {...emblemOf(subject)} className="poster-art" />;
});

/** A title's picture without words, filling whatever it stands in; its heart so far from where lines begin. */
export const BackdropArt = memo(function BackdropArt({
	title,
	focus = 0.72,
}: {
	title: PosterSubject;
	focus?: number;
}) {
	const { language } = useSurroundings();
	const focusX = language.direction === 'rtl' ? 1 - focus : focus;
	const backdrop = backdropOf(title, { width: 1600, height: 900, focusX });
	return <Drawing {...backdrop} panels={[]} lines={[]} className="backdrop-art" cover={focusX} />;
});

function Drawing({
	width,
	height,
	palette,
	picture,
	panels,
	lines,
	className,
	cover,
}: (Poster | (Backdrop & Pick<Poster, 'panels' | 'lines'>)) & {
	className: string;
	cover?: number;
}) {
	const id = useId();
	const paint = (ink: Ink | undefined) => paintOf(ink, palette, id);
	const align = alignmentOf(cover ?? 0.5);
	return (
		<svg
			className={className}
			viewBox={`0 0 ${width} ${height}`}
			preserveAspectRatio={cover === undefined ? 'xMidYMid meet' : `${align} slice`}
			aria-hidden="true"
			focusable="false"
		>
			<Gradients palette={palette} id={id} />
			<rect width={width} height={height} fill={palette.ground} />
			<Shapes shapes={picture} paint={paint} />
			<Shapes shapes={panels} paint={paint} />
			{lines.map((line) => (
				<Lettering key={`${line.x} ${line.y} ${line.text}`} line={line} fill={paint(line.ink)} />
			))}
		</svg>
	);
}

/** A picture that is cut keeps the side where its heart is. */
function alignmentOf(focusX: number): string {
	if (focusX > 0.6) return 'xMaxYMid';
	return focusX < 0.4 ? 'xMinYMid' : 'xMidYMid';
}

function Shapes({
	shapes,
	paint,
}: {
	shapes: readonly Shape[];
	paint: (ink: Ink | undefined) => string;
}) {
	return shapes.map((shape) => (
		<path
			key={`${shape.d}${shape.fill}${shape.stroke}`}
			d={shape.d}
			fill={paint(shape.fill)}
			stroke={paint(shape.stroke)}
			strokeWidth={shape.strokeWidth}
			opacity={shape.opacity}
		/>
	));
}

function Lettering({ line, fill }: { line: SetLine; fill: string }) {
	const { family, weight, slanted } = typefaces[line.face];
	return (
		<text
			x={line.x}
			y={line.y}
			fontSize={line.size}
			fontFamily={family}
			fontWeight={weight}
			fontStyle={slanted ? 'italic' : undefined}
			textAnchor={line.anchor}
			textLength={line.width}
			lengthAdjust="spacingAndGlyphs"
			fill={fill}
			transform={line.upright ? `rotate(-90 ${line.x} ${line.y})` : undefined}
		>
			{line.text}
		</text>
	);
}

function Gradients({ palette, id }: { palette: Palette; id: string }) {
	const scrims = [
		['scrim-up', { x1: 0, y1: 0, x2: 0, y2: 1 }],
		['scrim-down', { x1: 0, y1: 1, x2: 0, y2: 0 }],
		['scrim-right', { x1: 1, y1: 0, x2: 0, y2: 0 }],
	] as const;
	return (
		<defs>
			{scrims.map(([name, direction]) => (
				<linearGradient key={name} id={`${id}${name}`} {...direction}>
					<stop offset="0" stopColor={palette.ground} stopOpacity="0" />
					<stop offset="1" stopColor={palette.ground} />
				</linearGradient>
			))}
			<radialGradient id={`${id}glow`}>
				<stop offset="0" stopColor={palette.main} stopOpacity="0.55" />
				<stop offset="1" stopColor={palette.main} stopOpacity="0" />
			</radialGradient>
		</defs>
	);
}

function paintOf(ink: Ink | undefined, palette: Palette, id: string): string {
	if (ink === undefined) return 'none';
	return ink in palette ? palette[ink as keyof Palette] : `url(#${id}${ink})`;
}

import type { PosterGenre } from './genre.ts';
import { encounter, halftone, lifeRings, petals, sound, spires } from './motifs/feelings.ts';
import {
	columns,
	cutOuts,
	fellow,
	lanes,
	oneGesture,
	rainbows,
	slashes,
} from './motifs/gestures.ts';
import { arches, curtain, mesas, planet, ridges, target } from './motifs/landscapes.ts';
import { bars, blinds, dread, rooms, skyline } from './motifs/tensions.ts';
import type { Motif } from './shapes.ts';

/** What each genre draws. */
export const motifOf: Readonly<Record<PosterGenre, Motif>> = {
	action: slashes,
	adventure: ridges,
	animation: fellow,
	biography: lifeRings,
	comedy: cutOuts,
	crime: skyline,
	documentary: halftone,
	drama: encounter,
	family: rainbows,
	fantasy: spires,
	'film-noir': blinds,
	history: arches,
	horror: dread,
	music: sound,
	musical: curtain,
	mystery: rooms,
	news: columns,
	romance: petals,
	'sci-fi': planet,
	short: oneGesture,
	sport: lanes,
	thriller: bars,
	war: target,
	western: mesas,
};

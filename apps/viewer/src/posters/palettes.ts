import type { Random } from '@marquee/units';
import { contrast, turned } from './colour.ts';
import type { PosterGenre } from './genre.ts';

/** Five inks of one poster, as hex colours: the paper, its shadow, two colours to draw with, and the lettering. */
export interface Palette {
	readonly ground: string;
	readonly deep: string;
	readonly main: string;
	readonly accent: string;
	readonly ink: string;
}

/** What lettering keeps at least between itself and the paper (WCAG 2 AA for text of any size). */
export const leastContrast = 4.5;

/** One of the genre's palettes, its colours turned a little so that neighbours in a row differ. */
export function paletteFor(genre: PosterGenre, random: Random): Palette {
	const schemes = palettes[genre].split('\n').map((line) => line.trim());
	const inks = schemes[random.below(schemes.length)]!.split(' ').map((hex) => `#${hex}`);
	const degrees = (random.next() - 0.5) * 22;
	const [ground, deep, main, accent] = inks.slice(0, 4).map((hex) => turned(hex, degrees));
	return {
		ground: ground!,
		deep: deep!,
		main: main!,
		accent: accent!,
		ink: inkOn(ground!, inks[4]!),
	};
}

/** The wished ink if it can be read on the paper, else black or white, whichever can. */
function inkOn(ground: string, wished: string): string {
	if (contrast(ground, wished) >= leastContrast) return wished;
	return contrast(ground, '#0a0a0a') > contrast(ground, '#ffffff') ? '#0a0a0a' : '#ffffff';
}

/** Per line one palette: ground, deep, main, accent, ink. */
const palettes: Readonly<Record<PosterGenre, string>> = {
	action: `12100f 060505 e23a1c ffb627 fff6e6
		c4240f 8f1608 1a0d0a ffd166 fff4e2
		0e1c26 060e14 ff6a13 5cc8ff f1f8ff
		f2a516 d48806 191510 c3260f 171008`,
	adventure: `17384a 0c2431 e58b42 f7d59c fff3dd
		e9c07a d9a452 2f5d50 c4512d 22190c
		123b36 08231f e4b04a d9663a fbf3dc
		3a2a4d 241733 f0784a f6c667 fff2e0`,
	animation: `ff9f68 f98046 fff1d0 2d3e8f 2a1208
		68c5e8 45aad4 fff4c2 f2545b 0b2638
		3b2b8c 281b68 ffcf56 ff6f91 fff9ea
		ffd34f f5ba1f ef5b8d 27489c 221a05
		8ed081 6ab35c fff7d1 e0533d 10240c`,
	biography: `ece2d0 d9c9ad 7a4b2a b5532a 241a12
		22262b 14171a b89a6a e6d5b0 f5efe2
		3d1f24 28121a c77d5a ecc9a0 faf0e4
		24343a 141f23 7fa39a e9dcc0 f4f1e8`,
	comedy: `f5c53d e6ad18 e5482d 1e3a5f 17140d
		ff8a5c f2703e fff0d6 16425b 201008
		7fd1c7 58b5aa f25f5c fff3b0 0d2b2e
		f4e9d8 e3d2b8 ef6f6c 2b59c3 1b1a1f
		2b3a9f 1e2a7a ffd23f ff6b6b fffbe8
		f7a8b8 ee88a0 b3243f fff0c9 2b0a14`,
	crime: `14161b 0a0b0e 3a4150 f2b632 f4f1e8
		1a2433 0e1520 44607e e5533d f1f4f7
		2a1214 18090b 7c2a2a f0c15a fbefdf
		e3dccd cabfa9 3b3b40 b3261e 17161a`,
	documentary: `e9e6df d3cec3 3c4a4f d2502e 17191a
		0f2a33 071b22 3f8a96 f0d28a f2f6f4
		20221f 121411 87907a e8b04b f4f2e9
		d8e0d5 bccab8 35594a c8693b 14201a`,
	drama: `1d2b38 121b24 c96f4a e8c39e f6ecdf
		2b1d2e 190f1c a3567c e9a17c f7e9e1
		e7ddcc cdbfa8 30485c c4542f 1c1a17
		16302b 0c1e1b 4f8a74 e2c57a f1efe2
		33261d 1f1611 b5803f efd9a7 faf1dd
		202a4a 131a33 6c7fc2 f0b8a0 f3f1fa
		4a1f1f 310f10 c2573f f0bd8a fdf0e2`,
	family: `ffd97a f7c64a e8603c 2a7f86 2b1c07
		8fd3e8 67bcd8 ff8c5a fff6d8 0c2a36
		f6efe0 e6dac2 3e8e7e f07a4f 1d2320
		2f5aa8 1f4285 ffd25a ff8f6b fff9ea`,
	fantasy: `1c1740 100c2a 7a5cd6 f3c76b f6f0ff
		0e3a3f 062528 3fa58e f5dd8c effbf4
		3a1142 230729 c8569b ffd29a fff0f6
		14264f 0a1733 5d8fe0 f7e3a8 f1f6ff`,
	'film-noir': `111111 050505 5c5c5c e8e4da f7f5ef
		17181b 0a0b0c 6a6d75 d8c9a3 f5f1e6
		e6e2d8 c9c4b7 1a1a1a 7d776b 0e0e0e`,
	history: `3b2a1a 261a0f b98a4a e9d3a3 f9f0dc
		e6d3ae d2ba8a 6d3f22 9c2f22 24170b
		1f2e2a 11201c 8b9a6a e6cf93 f4f1e0
		4b1a1c 300e10 c08a45 f0d59a fbf0dd`,
	horror: `0b0808 030202 b3121d 5a0a10 f3e7dc
		14110f 070605 7d8a5a c9d49a eef0dd
		7a0d12 520609 0c0506 f2d7b8 fff1e0
		0f1216 06080a 5f7480 d7e2e4 eef4f5`,
	music: `151226 0b0918 f2486b ffc857 fff4ea
		f0e6d2 dccdb0 d8432f 1f5f6b 19150f
		0c2233 061522 33b6c4 ff8f56 eefaff
		2d0f33 1a0620 e84fb4 ffd166 fff0fa`,
	musical: `6b0f1a 470811 d9232e ffd36b fff3dc
		1b1140 0f0829 8c4fd8 ffcf70 f9f0ff
		0f3d3e 062829 e8a33d fff0c4 fbf7e6`,
	mystery: `14203a 0b1426 3f5f9c e9c46a f2f0e6
		1f2a24 111a15 5d8068 e2b65a f1f3ea
		2a1a3a 190e26 7b5aa6 e8c9a0 f4eefb
		ddd5c3 c6bba3 2d3a4a 9a2f2a 181a1f`,
	news: `eceae4 d6d2c8 1d2b3a c8281e 141414
		182430 0d161f 3f6c93 f0c24b f2f6fa`,
	romance: `f6d7cf edbfb4 c9344f 7a1f3d 3a0d1c
		4a1029 300719 e5576f ffc2a6 fff0ea
		f9e6d0 efd3b2 e2725b a33b52 33140f
		2b1b3d 190e27 d96a9a ffc6b0 fff0f4
		d6e4e0 b9d0ca d2596b 2f5d66 15292c`,
	'sci-fi': `07101f 030812 2e7bff 7ff0ff edf8ff
		0d0b1f 060512 8f4dff ff6fb5 f6efff
		06201f 021312 12c6a5 f0ff8a eafff8
		e8ecef cdd5db 20313f ff5a2a 0d151b
		1f0f12 110709 ff5b39 ffc46b fff0e6`,
	short: `f2efe6 ddd8c9 191919 e2472f 161616
		1b1b1d 0d0d0e f0ede4 e8b23a f5f2ea
		2f4b3c 1e3328 e9e3cf f08a4b f7f3e6`,
	sport: `0e5a3a 083f28 f4f1de ffd23f fbfff4
		123a7a 0a2757 f2f4f8 ff5a36 f5f9ff
		d9481c b93610 fff1da 1a1a2e fff6ea
		f1e9d8 ddd0b6 b83a1e 20405f 1a1712`,
	thriller: `111418 070a0c d9351f e8e2d2 f6f2e8
		e2471f bf3210 141110 f7e7cf 140c08
		1b2630 0f171e 4f7f92 f2a33a f0f5f7
		24221e 141310 d8c28a b83a22 f7f1e1
		f0c330 dba80e 17140b b52a12 141006`,
	war: `2e3325 1c2016 7d8560 d8b45a f3f1e2
		d8cdb2 c0b291 4a4f38 a8321e 1c1d14
		23282d 13171a 66737c d9603a f0f3f4`,
	western: `d9793a c25f22 6e2412 ffd98a 2a0d05
		e9c48a d9a960 8a3a1c c9551f 2b1508
		2b1a2f 190d1d d95b3a f6b352 fff0dc
		7a2a16 56190b e0853d ffd28a fff0d8`,
};

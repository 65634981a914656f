import type { Profile } from '@marquee/contracts';
import { isIdentifier } from '@marquee/units';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { meantKey } from '../../navigation/arrows.ts';
import { monogramOf } from '../../picker/monogram.ts';
import { tileAfter } from '../../picker/tile-focus.ts';
import { hashOf } from '../../route.ts';
import { longestSearch, profilesAtOnce } from '../../service.ts';
import type { Words } from '../../words/en.ts';
import { columnsOf } from '../columns-of.ts';
import { Icon } from '../icons.tsx';
import { EmblemArt } from '../poster-art.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useLanguage } from '../surroundings.ts';
import { useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';
import { Wordmark } from '../wordmark.tsx';
import { NewProfileDialog } from './new-profile.tsx';

/** So many profiles are found by looking; more by searching. */
const searchFrom = 12;

/** Who is watching? */
export function Picker() {
	const { service, memory, navigation } = useViewer();
	const { picker } = useLanguage().words;
	const [typed, setTyped] = useState('');
	const [naming, setNaming] = useState(false);
	const search = useSettled(typed.trim(), 200);
	const profiles = useAsked(search, (signal) => service.profiles(search, signal));
	const shown = useDeferredValue(profiles.answer);
	const [manyKnown, setManyKnown] = useState(false);
	useEffect(() => {
		if (search === '' && (profiles.answer?.length ?? 0) >= searchFrom) setManyKnown(true);
	}, [search, profiles.answer]);
	useEffect(() => {
		document.title = `${picker.who} · Marquee`;
	}, [picker]);

	const enter = (profile: Profile) => {
		memory.remember({ profile });
		navigation.go({ at: 'home', profileId: profile.profileId });
	};
	return (
		<main className="picker">
			<header className="picker-head">
				<Wordmark />
				<h1>{picker.who}</h1>
				{(manyKnown || typed !== '') && (
					<label className="search">
						<Icon name="search" />
						<span className="hidden-label">{picker.find}</span>
						<input
							type="search"
							placeholder={picker.find}
							value={typed}
							autoComplete="off"
							maxLength={longestSearch}
							onChange={(event) => setTyped(event.target.value)}
						/>
					</label>
				)}
			</header>
			{profiles.error !== undefined ? (
				<ProblemNotice title={picker.notLoaded} error={profiles.error} retry={profiles.again} />
			) : (
				<Tiles profiles={shown} enter={enter} create={() => setNaming(true)} />
			)}
			<p className="picker-note" role="status">
				{noteOn(shown, search, picker)}
			</p>
			{shown?.length === 0 && isIdentifier(search) && (
				// Profiles that are known from imported events alone have no name, but they have a page.
				<a className="button" href={hashOf({ at: 'home', profileId: search })}>
					{picker.openById(search)}
				</a>
			)}
			{naming && <NewProfileDialog close={() => setNaming(false)} made={enter} />}
		</main>
	);
}

function noteOn(
	profiles: readonly Profile[] | undefined,
	search: string,
	picker: Words['picker'],
): string {
	if (!profiles) return '';
	if (profiles.length === 0) return search ? picker.noneMatches(search) : picker.makeFirst;
	if (profiles.length >= profilesAtOnce) return picker.thereAreMore;
	return search ? picker.matching(profiles.length) : '';
}

function Tiles({
	profiles,
	enter,
	create,
}: {
	profiles: readonly Profile[] | undefined;
	enter: (profile: Profile) => void;
	create: () => void;
}) {
	const { words, direction } = useLanguage();
	const grid = useRef<HTMLUListElement>(null);
	const [current, setCurrent] = useState(0);
	const count = (profiles?.length ?? 0) + 1;
	const stop = Math.min(current, count - 1);

	const onKeyDown = (event: KeyboardEvent) => {
		const tiles = [...(grid.current?.querySelectorAll<HTMLElement>('.tile') ?? [])];
		const next = tileAfter(meantKey(event.key, direction), stop, count, columnsOf(tiles));
		if (next === undefined) return;
		event.preventDefault();
		setCurrent(next);
		tiles[next]?.focus();
	};
	if (!profiles) return <TileSkeletons />;
	// Among few profiles the new one comes last, as in a family; below sixty nobody would find it.
	const newAt = profiles.length >= searchFrom ? 0 : profiles.length;
	const tileProps = (index: number) => ({
		tabIndex: index === stop ? 0 : -1,
		onFocus: () => setCurrent(index),
	});
	const newTile = (
		<li key="new profile">
			<button type="button" className="tile tile-new" {...tileProps(newAt)} onClick={create}>
				<span className="tile-face">
					<Icon name="add" />
				</span>
				<span className="tile-name">{words.picker.newProfile}</span>
			</button>
		</li>
	);
	const profileTiles = profiles.map((profile, i) => (
		<ProfileTile
			key={profile.profileId}
			profile={profile}
			enter={enter}
			{...tileProps(newAt === 0 ? i + 1 : i)}
		/>
	));
	return (
		<ul className="tiles" ref={grid} onKeyDown={onKeyDown}>
			{newAt === 0 ? [newTile, ...profileTiles] : [...profileTiles, newTile]}
		</ul>
	);
}

function ProfileTile({
	profile,
	enter,
	...tile
}: {
	profile: Profile;
	enter: (profile: Profile) => void;
	tabIndex: number;
	onFocus: () => void;
}) {
	return (
		<li>
			<a
				className="tile"
				href={hashOf({ at: 'home', profileId: profile.profileId })}
				{...tile}
				onClick={(event) => {
					if (event.metaKey || event.ctrlKey) return;
					event.preventDefault();
					enter(profile);
				}}
			>
				<span className="tile-face">
					<EmblemArt subject={monogramOf(profile)} />
				</span>
				<span className="tile-name">{profile.name}</span>
			</a>
		</li>
	);
}

function TileSkeletons() {
	const { picker } = useLanguage().words;
	return (
		<ul className="tiles" aria-label={picker.loading}>
			{['a', 'b', 'c', 'd', 'e'].map((tile) => (
				<li key={tile} className="tile" aria-hidden="true">
					<span className="tile-face skeleton" />
					<span className="tile-name skeleton">&nbsp;</span>
				</li>
			))}
		</ul>
	);
}

/** The value once it has not changed for a while. */
function useSettled(value: string, milliseconds: number): string {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(value), milliseconds);
		return () => clearTimeout(timer);
	}, [value, milliseconds]);
	return settled;
}

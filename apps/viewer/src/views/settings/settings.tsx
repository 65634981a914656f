import type { Preferences, Profile } from '@marquee/contracts';
import { useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { shapeNamed, shapes } from '../../device/device.ts';
import { Refusal } from '../../service.ts';
import { countries } from '../../settings/countries.ts';
import { limitsWith } from '../../settings/maturity.ts';
import { spoken, spokenLocales } from '../../words/locales.ts';
import { Icon } from '../icons.tsx';
import { Modal } from '../modal.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { MessagesChoice, TimeZoneChoice } from './messages-choice.tsx';
import { Chip, Group, Select } from './setting.tsx';

type Choice = { [Key in keyof Preferences]: Preferences[Key] | undefined };

/**
 * What a profile may choose: language, country, the age up to which titles are shown, whether messages may come and by which clock,
 * and how this screen is laid out.
 */
export function Settings({
	profileId,
	profile,
	close,
}: {
	profileId: string;
	profile: Profile | undefined;
	close: () => void;
}) {
	const { memory } = useViewer();
	const language = useLanguage();
	const { settings, title } = language.words;
	const heading = useId();
	const { prefer, state, retry } = usePreferring(profileId, profile);
	const remembered = useSyncExternalStore(memory.watch, memory.now);
	return (
		<Modal className="sheet settings" labelledBy={heading} close={close}>
			<button type="button" className="round close" aria-label={title.close} onClick={close}>
				<Icon name="close" />
			</button>
			<div className="sheet-body">
				<h2 id={heading}>{profile ? settings.of(profile.name) : settings.settings}</h2>
				<Group label={settings.language}>
					{spokenLocales.map((locale) => (
						<Chip
							key={locale}
							chosen={language.spoken === locale}
							choose={() => {
								memory.remember({ locale });
								prefer({ locale });
							}}
						>
							<span lang={locale}>{spoken[locale].name}</span>
						</Chip>
					))}
				</Group>
				<div className="settings-beside">
					<CountryChoice chosen={profile?.country} choose={(country) => prefer({ country })} />
					<TimeZoneChoice chosen={profile?.timeZone} choose={(timeZone) => prefer({ timeZone })} />
				</div>
				<MaturityChoice
					limit={profile?.maturityLimit}
					choose={(maturityLimit) => prefer({ maturityLimit })}
				/>
				<MessagesChoice wanted={profile?.messages} choose={(messages) => prefer({ messages })} />
				<Group label={settings.screen}>
					{[undefined, ...shapes].map((shape) => (
						<Chip
							key={shape ?? 'automatic'}
							chosen={shapeNamed(remembered.shape) === shape}
							choose={() => memory.remember({ shape })}
						>
							{settings[shape ?? 'automatic']}
						</Chip>
					))}
				</Group>
				<p className="quiet" role="status">
					{state.at === 'saving' && settings.saving}
					{state.at === 'saved' && settings.saved}
					{state.at === 'nameless' && settings.onThisDevice}
				</p>
				{state.at === 'refused' && (
					<ProblemNotice title={language.words.page.notRenewed} error={state.error} retry={retry} />
				)}
				<div className="actions">
					<button type="button" className="button primary" data-first-focus onClick={close}>
						{settings.done}
					</button>
				</div>
			</div>
		</Modal>
	);
}

type Saving =
	| { readonly at: 'rest' | 'saving' | 'saved' | 'nameless' }
	| { readonly at: 'refused'; readonly error: unknown };

/**
 * Saves a choice at once, together with all others, since what is said takes the place of what was said before. Choices
 * that follow each other quickly are said one after the other, each with those before it.
 */
function usePreferring(profileId: string, profile: Profile | undefined) {
	const { service, memory } = useViewer();
	const [state, setState] = useState<Saving>({ at: 'rest' });
	const wanted = useRef<Choice>({});
	const saving = useRef({ queue: Promise.resolve(), newest: 0 });
	const save = async (number: number) => {
		const told = (now: Saving) => number === saving.current.newest && setState(now);
		const preferences = preferencesOf({ ...profile, ...wanted.current });
		try {
			memory.remember({ profile: await service.prefer(profileId, preferences) });
			told({ at: 'saved' });
		} catch (error) {
			// A profile that is known from imported events alone has no name; its language lives on this device.
			const nameless = error instanceof Refusal && error.problem.status === 404;
			told(nameless ? { at: 'nameless' } : { at: 'refused', error });
		}
	};
	const prefer = (choice: Choice) => {
		wanted.current = { ...wanted.current, ...choice };
		setState({ at: 'saving' });
		const { queue, newest } = saving.current;
		saving.current = { queue: queue.then(() => save(newest + 1)), newest: newest + 1 };
	};
	return { prefer, state, retry: () => prefer({}) };
}

/** All that was decided of a profile: what is sent takes the place of what was there. */
const preferencesOf = ({
	maturityLimit,
	country,
	locale,
	timeZone,
	messages,
}: Choice): Preferences => ({
	...(maturityLimit !== undefined && { maturityLimit }),
	...(country !== undefined && { country }),
	...(locale !== undefined && { locale }),
	...(timeZone !== undefined && { timeZone }),
	...(messages !== undefined && { messages }),
});

function CountryChoice({
	chosen,
	choose,
}: {
	chosen: string | undefined;
	choose: (country: string | undefined) => void;
}) {
	const { words, country, locale } = useLanguage();
	const named = useMemo(() => {
		const order = new Intl.Collator(locale).compare;
		return countries
			.map((value) => ({ value, name: country(value) }))
			.sort((a, b) => order(a.name, b.name));
	}, [country, locale]);
	const { country: label, countryOpen: none } = words.settings;
	return <Select label={label} none={none} chosen={chosen} choose={choose} options={named} />;
}

function MaturityChoice({
	limit,
	choose,
}: {
	limit: number | undefined;
	choose: (limit: number | undefined) => void;
}) {
	const { words, number } = useLanguage();
	return (
		<Group label={words.settings.maturity}>
			{limitsWith(limit).map((age) => (
				<Chip key={age} chosen={limit === age} choose={() => choose(age)}>
					{words.settings.upTo(number(age))}
				</Chip>
			))}
			<Chip chosen={limit === undefined} choose={() => choose(undefined)}>
				{words.settings.everyAge}
			</Chip>
		</Group>
	);
}

import { type FormEvent, useState } from 'react';
import { type Asked, devices, surfaces } from '../../route.ts';
import { useConsole } from '../console-context.ts';
import { useAsked } from '../use-asked.ts';

/** Asks for a page: a new one for somebody somewhere, or one of the past, by whom it was for or by its request. */
export function AskBar({
	asked,
	requestId,
	isSearch,
}: {
	asked: Asked;
	requestId?: string;
	isSearch?: boolean;
}) {
	const { navigation, service } = useConsole();
	const [profile, setProfile] = useState(asked.profile ?? '');
	const known = useAsked(`profiles ${profile}`, (signal) => service.profiles(profile, signal));
	const make = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const said = new FormData(event.currentTarget);
		const { submitter } = event.nativeEvent as SubmitEvent;
		if (submitter?.getAttribute('name') === 'shown')
			return navigation.go({ at: 'shown', profile: String(said.get('profile')).trim() });
		const fields = [...said].filter(
			([, value]) => typeof value === 'string' && value.trim() !== '',
		);
		const trimmed = fields.map(([name, value]) => [name, String(value).trim()]);
		navigation.go({ at: 'ask', asked: { surface: 'home', ...Object.fromEntries(trimmed) } });
	};
	return (
		<div className="ask">
			<form onSubmit={make} aria-label="Make a page">
				<label>
					Profile
					<input
						name="profile"
						required
						value={profile}
						list="profiles"
						autoComplete="off"
						spellCheck={false}
						onChange={(event) => setProfile(event.currentTarget.value)}
						{...(isSearch && { 'data-search': '' })}
					/>
				</label>
				<datalist id="profiles">
					{known.answer?.map(({ profileId, name }) => (
						<option key={profileId} value={profileId}>
							{name}
						</option>
					))}
				</datalist>
				<label>
					Surface
					<select name="surface" defaultValue={asked.surface}>
						{surfaces.map((surface) => (
							<option key={surface}>{surface}</option>
						))}
					</select>
				</label>
				<label>
					Device
					<select name="device" defaultValue={asked.device ?? ''}>
						<option value="">as known</option>
						{devices.map((device) => (
							<option key={device}>{device}</option>
						))}
					</select>
				</label>
				<label>
					Country
					<input
						className="short"
						name="country"
						defaultValue={asked.country}
						placeholder="as known"
						maxLength={2}
						pattern="[A-Z]{2}"
						title="Two capital letters: DE"
						autoComplete="off"
					/>
				</label>
				<label>
					Locale
					<input
						className="short"
						name="locale"
						defaultValue={asked.locale}
						placeholder="as known"
						autoComplete="off"
					/>
				</label>
				<button type="submit" className="primary">
					Make page
				</button>
				<button type="submit" name="shown">
					Past pages
				</button>
			</form>
			<form
				aria-label="Open a page of the past"
				onSubmit={(event) => {
					event.preventDefault();
					const said = String(new FormData(event.currentTarget).get('request') ?? '').trim();
					if (said !== '') navigation.go({ at: 'inspect', requestId: said });
				}}
			>
				<label>
					Request
					<input
						name="request"
						required
						defaultValue={requestId}
						autoComplete="off"
						spellCheck={false}
					/>
				</label>
				<button type="submit">Open</button>
			</form>
		</div>
	);
}

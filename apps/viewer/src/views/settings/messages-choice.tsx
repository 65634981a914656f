import { useMemo } from 'react';
import { zoneInWords, zonesBeside } from '../../settings/time-zones.ts';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { Chip, Group, Select } from './setting.tsx';

/** By whose clock the profile lives: without one no message comes, since none comes at night. */
export function TimeZoneChoice({
	chosen,
	choose,
}: {
	chosen: string | undefined;
	choose: (timeZone: string | undefined) => void;
}) {
	const { zones } = useViewer();
	const { settings } = useLanguage().words;
	const options = useMemo(
		() => [
			{ value: zones.here, name: settings.timeZoneHere(zoneInWords(zones.here)) },
			...zonesBeside(zones, chosen).map((value) => ({ value, name: zoneInWords(value) })),
		],
		[zones, chosen, settings],
	);
	return (
		<Select
			label={settings.timeZone}
			none={settings.timeZoneOpen}
			chosen={chosen}
			choose={choose}
			options={options}
		/>
	);
}

/** Whether the profile wants to be told anything; who has not said may be. */
export function MessagesChoice({
	wanted = true,
	choose,
}: {
	wanted: boolean | undefined;
	choose: (messages: boolean) => void;
}) {
	const { settings } = useLanguage().words;
	return (
		<Group label={settings.messages}>
			<Chip chosen={wanted} choose={() => choose(true)}>
				{settings.messagesWanted}
			</Chip>
			<Chip chosen={!wanted} choose={() => choose(false)}>
				{settings.messagesUnwanted}
			</Chip>
		</Group>
	);
}

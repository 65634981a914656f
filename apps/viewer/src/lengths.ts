/** A length of time as a player shows it: 4:05, 1:40:00. */
export function clockTime(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const two = (value: number) => String(value).padStart(2, '0');
	return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A length of time as a listing prints it: 1 h 40 min. */
export function shortLength(seconds: number): string {
	const minutes = Math.max(1, Math.round(seconds / 60));
	const [h, m] = [Math.floor(minutes / 60), minutes % 60];
	return [h > 0 ? `${h} h` : '', m > 0 ? `${m} min` : ''].filter(Boolean).join(' ');
}

/** A length of time as it is read out: 1 hour 40 minutes 5 seconds. */
export function spokenLength(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	const parts = [
		[Math.floor(whole / 3600), 'hour'],
		[Math.floor(whole / 60) % 60, 'minute'],
		[whole % 60, 'second'],
	] as const;
	const said = parts
		.filter(([count]) => count > 0)
		.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
	return said.join(' ') || '0 seconds';
}

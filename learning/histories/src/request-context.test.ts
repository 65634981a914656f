import { Device } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { countryIndex, countrySteps, deviceIndex, devices } from './request-context.ts';

test('every device of the contracts has its own number, and none is 0', () => {
	for (const { const: device } of Device.anyOf) expect(devices[deviceIndex(device)]).toBe(device);
	expect(deviceIndex(undefined)).toBe(0);
	expect(devices.length).toBe(Device.anyOf.length + 1);
});

test('every country lies in a bucket, and the forty with most people in one each', () => {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	for (const country of letters.flatMap((a) => letters.map((b) => a + b))) {
		expect(countryIndex(country)).toBeGreaterThan(0);
		expect(countryIndex(country)).toBeLessThan(countrySteps);
	}
	expect(countryIndex(undefined)).toBe(0);
	const large =
		'IN CN US ID PK NG BR BD RU ET MX JP EG PH CD VN IR TR DE TZ TH GB FR ZA IT KE MM CO KR UG ES SD DZ AR IQ AF PL CA MA SA';
	expect(new Set(large.split(' ').map(countryIndex)).size).toBe(40);
});

test('buckets are part of every trained model: they stay', () => {
	expect(['US', 'BR', 'JP'].map(countryIndex)).toEqual([114, 99, 93]);
});

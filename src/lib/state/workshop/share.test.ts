import { describe, expect, test } from 'vitest';
import { phoneAddresses } from './share';

describe('where phones reach the app', () => {
	// Catches a poster with an address that only the laptop itself knows.
	test('is nowhere but here, at an address of this machine alone', () => {
		for (const host of ['localhost:4173', '127.0.0.1:4173', '127.1.2.3', '[::1]:80']) {
			expect(phoneAddresses(`http://${host}/en/workshop/`, '', []).reach, host).toBe('here-only');
		}
	});

	// Catches the laptop's own address where its network's is known.
	test('is on the laptop’s network, where it takes hand-ins', () => {
		const tops = ['http://192.168.1.7:4173/a/', 'http://10.0.0.2:4173/a/'];
		expect(phoneAddresses('http://localhost:4173/a/en/', '/a', tops)).toEqual({
			...{ reach: 'network', tops },
		});
	});

	// Catches a base path that gets lost, or comes twice, and a host that only begins like this one.
	test('is else where this page came from', () => {
		expect(phoneAddresses('https://city.example/tool/en/workshop/?s=1', '/tool', [])).toEqual({
			...{ reach: 'web', tops: ['https://city.example/tool/'] },
		});
		expect(phoneAddresses('https://localhost.example/en/', '', []).reach).toBe('web');
		expect(phoneAddresses('http://192.168.1.7:4173/en/', '', []).reach).toBe('web');
	});
});

import { beforeAll } from "vitest";
import { makeCity, makeService } from "./factory.ts";

/**
 * What the tests of a file have in common: the city, and a service that every station made there offers. Known from the
 * first test on.
 */
export function cityWithService(
	overrides: Parameters<typeof makeService>[0] = {},
): { id: number; slug: string } {
	const service = { id: 0, slug: "" };
	beforeAll(async () => {
		await makeCity();
		Object.assign(service, await makeService(overrides));
	});
	return service;
}

import type { Service } from "#lib/catalog/catalog.ts";
import { type RemoteProblem, remoteProblem } from "#lib/catalog/rules/kind.ts";

/** What can be done without coming, and what cannot and why. */
export function sortServices(services: readonly Service[]): {
	possible: Service[];
	impossible: { service: Service; why: RemoteProblem }[];
} {
	const offered = services.filter(
		({ isOffered, bookable }) => isOffered && bookable,
	);
	const judged = offered.map((service) => ({
		service,
		why: remoteProblem("phone", service, null),
	}));
	return {
		possible: judged.flatMap(({ service, why }) => (why ? [] : [service])),
		impossible: judged.flatMap(({ service, why }) =>
			why ? [{ service, why }] : [],
		),
	};
}

import type { Option } from "#components/form/form-state.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";

/** What can be chosen from in the portals' lists: the id is sent, the name is read. */
export const namedOptions = (
	rows: readonly { id: number | string; name: string }[],
): Option[] => rows.map(({ id, name }) => ({ value: String(id), text: name }));

export const stationOptions = (
	stations: readonly Pick<Station, "id" | "shortName">[],
): Option[] =>
	stations.map(({ id, shortName }) => ({ value: String(id), text: shortName }));

export const serviceOptions = (
	services: readonly Pick<Service, "id" | "text">[],
): Option[] =>
	services.map(({ id, text }) => ({ value: String(id), text: text.name }));

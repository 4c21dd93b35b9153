import { currentDevice } from "#app/_request/device.ts";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Device } from "#lib/devices/devices.ts";
import type { Kiosk } from "#lib/queue/arrival/rules/kiosk.ts";
import type { Locale } from "#lib/text/locale.ts";

interface KioskAt {
	station: Station;
	catalog: Catalog;
	/** Null: this browser has to be paired first. */
	device: Device | null;
}

/** What every screen of a kiosk begins with; null: no such station. */
export async function findKiosk(
	slug: string,
	locale: Locale,
): Promise<KioskAt | null> {
	const catalog = await getCatalog(locale);
	const station = findStation(catalog, slug);
	if (!station) return null;
	return { station, catalog, device: await currentDevice("kiosk", station.id) };
}

/** Who acts, for the queue. */
export function asKiosk({ id, stationId }: Device): Kiosk {
	return { deviceId: id, stationId };
}

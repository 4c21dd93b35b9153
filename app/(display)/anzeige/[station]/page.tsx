import { currentDevice } from "#app/_request/device.ts";
import { PairingForm } from "#app/pairing/pairing-form.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findDisplay } from "#lib/queue/queries/find-display.ts";
import { now } from "#lib/runtime/clock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { DisplayScreen } from "./_parts/display-screen.tsx";

/** What hangs in the waiting room: numbers and desks, never a name. */
export default async function DisplayPage({
	params,
}: {
	params: Promise<{ station: string }>;
}) {
	const { station: slug } = await params;
	const station = findStation(await getCatalog(defaultLocale), slug);
	if (!station) return <PageNotFound />;
	const device = await currentDevice("display", station.id);
	const at = now();
	const view = device && (await findDisplay(station.id, at));
	if (!view) return <PairingForm kind="display" station={station} />;
	return <DisplayScreen view={view} now={at} />;
}

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { CheckInPart } from "../_parts/check-in-part.tsx";
import { checkInTexts } from "../_parts/check-in-texts.ts";
import { findKiosk } from "../_parts/kiosk.ts";
import { KioskScreen } from "../_parts/kiosk-screen.tsx";

/** The Terminnummer, or the digits of a number from afar, by reader or keypad. */
export default async function KioskCheckInPage({
	params,
	searchParams,
}: {
	params: Promise<{ station: string }>;
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const { station: slug } = await params;
	const start = paths(locale).kiosk(slug);
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(start);
	const isAfar = textOf(await searchParams, "nummer") === "unterwegs";
	const texts = await checkInTexts(slug, isAfar ? "unterwegs" : undefined);
	return (
		<KioskScreen station={kiosk.station} title={texts.title} back={start}>
			<CheckInPart
				station={slug}
				kind="keypad"
				hasName={!isAfar}
				texts={texts}
			/>
		</KioskScreen>
	);
}

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { checkInTexts } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-texts.ts";
import { findKiosk } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk.ts";
import { KioskScreen } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk-screen.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { NamePart } from "./_parts/name-part.tsx";

/** Checking in without the number: by name and time. */
export default async function KioskNamePage({
	params,
}: {
	params: Promise<{ station: string }>;
}) {
	const to = paths(await getLocale());
	const { station: slug } = await params;
	const kiosk = await findKiosk(slug, await getLocale());
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const texts = await checkInTexts(slug);
	return (
		<KioskScreen
			station={kiosk.station}
			title={texts.name.title}
			back={to.kioskCheckIn(slug)}
		>
			<NamePart station={slug} texts={texts} />
		</KioskScreen>
	);
}

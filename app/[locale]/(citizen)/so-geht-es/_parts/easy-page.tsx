import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { onlineStations, publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { isOffered } from "#lib/city/city.ts";
import { EASY_PATH } from "#lib/paths/citizen.ts";
import { EASY } from "#lib/text/locale.ts";
import { BookButton, CallButton, Part } from "./easy-part.tsx";
import { easyText } from "./easy-text.ts";

/** How booking works, in Leichte Sprache. */
export async function EasyPage() {
	if (!isOffered(EASY)) notFound();
	if ((await getLocale()) !== EASY) redirect(EASY_PATH);
	const catalog = await getCatalog(EASY);
	const online = onlineStations(catalog);
	const { contactDays } = await getRetention();
	const stations = publicStations(catalog);
	// While no station is shown, there is nothing to hold.
	const minutes = Math.min(
		...(stations.length > 0 ? stations : catalog.stations).map(
			({ holdMinutes }) => holdMinutes,
		),
	);
	const fill = (line: string) =>
		line
			.replace("{minutes}", String(minutes))
			.replace(
				"{days}",
				`${contactDays} ${contactDays === 1 ? "Tag" : "Tage"}`,
			);
	return (
		<Page title={easyText.title} lead={easyText.lead}>
			<div className="flex flex-wrap gap-16">
				<BookButton />
				<CallButton />
			</div>
			<Stack gap={48} className="text-large">
				{easyText.parts.map((part, index) => (
					<Part
						key={part.title}
						id={`frage-${index + 1}`}
						part={part}
						stations={
							online.length === 0
								? [easyText.noStation]
								: online.map(({ text }) => text.name)
						}
						fill={fill}
					/>
				))}
				<p className="border-t border-line pt-24 text-muted">{easyText.note}</p>
			</Stack>
		</Page>
	);
}

import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { PreviewForm } from "#app/(staff)/team/planung/_review/preview-form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { publicHolidayOn } from "#lib/availability/rules/holidays.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning } from "#lib/paths/planning.ts";
import { listClosures } from "#lib/planning/closure/queries/list-closures.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";
import { previewHolidayAction } from "./actions.ts";

/** A public holiday on which this station, or every one, opens all the same, or closes again: whom that concerns first. */
export default async function HolidayPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const date = parseCivilDate(textOf(query, "tag"));
	const holiday = date && publicHolidayOn(date);
	if (!date || !holiday || date < civilDateOf(at))
		return <StaffRefused kind="missing" />;
	const found = await listClosures(actor, station.id, date, date, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { openHolidays } = found.value;
	const isOpen = openHolidays.has(date);
	// What was opened everywhere closes everywhere.
	const isCity = isOpen && openHolidays.get(date) === null;
	const mayCity = mayEverywhere(actor, "closure:write");
	if (isCity && !mayCity) return <StaffRefused kind="forbidden" />;
	const hasChoice = mayCity && !isOpen;
	const t = await getTranslations("closures.holidayForm");
	const name = (await getTranslations("holidays"))(holiday);
	const title = t(isOpen ? "titleClose" : "titleOpen");
	const day = `${name}, ${formatDate(date, "de", "long")},`;
	return (
		<PlanningPage title={title} current="calendar" context={context}>
			<p className="max-w-column">
				{t(isCity ? "leadCloseAll" : isOpen ? "leadClose" : "leadOpen", {
					day,
				})}
			</p>
			<PreviewForm
				action={previewHolidayAction}
				fields={
					hasChoice
						? [
								{
									type: "choice",
									name: "wo",
									label: t("where"),
									options: [
										{ value: "hier", text: station.text.name },
										{ value: "alle", text: t("everywhere") },
									],
								},
							]
						: []
				}
				sent={{ wo: ["hier"] }}
				hidden={{
					ort: station.slug,
					tag: date,
					oeffnen: isOpen ? "" : "1",
					...(hasChoice ? {} : { wo: isCity ? "alle" : "hier" }),
				}}
				formKey={crypto.randomUUID()}
				texts={{
					...(await formTexts(t("preview"))),
					save: t("save"),
					again: t("again"),
				}}
			/>
			<p>
				<a
					href={planning.calendar(station.slug, {
						year: Number(date.slice(0, 4)),
					})}
				>
					{t("back")}
				</a>
			</p>
		</PlanningPage>
	);
}

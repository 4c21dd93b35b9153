import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { planning } from "#lib/paths/planning.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { findCitySettings } from "#lib/planning/settings/queries/find-city-settings.ts";
import {
	boundsOfCity,
	CITY_SETTINGS,
	cityMark,
} from "#lib/planning/settings/rules/city-settings.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { allowPushAction, changeCityAction } from "./actions.ts";

/** What holds for the whole city, and where the rest of it stands. */
export default async function CityPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findCitySettings(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { settings, longest } = found.value;
	const t = await getTranslations("admin.city");
	const optional = (await getTranslations("staff.form"))("optional");
	const { stations } = await getCatalog("de");
	const isTelling = await tellsDevices();
	const news = textOf(await searchParams, "stand");
	const fields = CITY_SETTINGS.map((name): FieldSpec => {
		const bounds = boundsOfCity(name, longest);
		const range = t("range", {
			min: String(bounds.min),
			max: String(bounds.max),
		});
		return {
			type: "text",
			inputMode: "numeric",
			name,
			label: `${t(`names.${name}`)} (${t(`units.${bounds.unit}`)})`,
			hint: `${t(`hints.${name}`)} ${range}`,
			...(bounds.optional ? { optional } : {}),
		};
	});
	return (
		<AdminPage
			current="city"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
			saved={
				news === "gespeichert"
					? t("saved")
					: news === "aufrufe-an" || news === "aufrufe-aus"
						? t(`push.saved.${news}`)
						: null
			}
		>
			<Form
				id="stadt"
				action={changeCityAction}
				fields={fields}
				sent={Object.fromEntries(
					CITY_SETTINGS.map((name) => [name, [String(settings[name] ?? "")]]),
				)}
				hidden={{ form: "stadt", shown: cityMark(settings) }}
				texts={await formTexts(t("save"))}
			/>
			<Section id="aufrufe" title={t("push.title")}>
				<Form
					id="geraete"
					action={allowPushAction}
					fields={[]}
					sent={{}}
					hidden={{ form: "geraete", aufrufe: isTelling ? "aus" : "an" }}
					texts={await formTexts(t(isTelling ? "push.off" : "push.on"))}
					before={
						<>
							<p>{t(isTelling ? "push.isOn" : "push.isOff")}</p>
							<p>{t("push.how")}</p>
						</>
					}
				/>
			</Section>
			<Section id="anderswo" title={t("elsewhere")}>
				<ul className="flex flex-col gap-8">
					<li>
						<a href={staffPaths.limits()}>{t("links.limits")}</a>
					</li>
					<li>
						<a href={pilot.waitsBefore()}>{t("links.promise")}</a>
					</li>
					<li>
						<a href={staffPaths.wishSettings()}>{t("links.wishes")}</a>
					</li>
					{stations.map(({ slug, shortName, holdMinutes }) => (
						<li key={slug}>
							<a href={planning.rules(slug)}>
								{t("links.rules", { station: shortName, minutes: holdMinutes })}
							</a>
						</li>
					))}
				</ul>
			</Section>
		</AdminPage>
	);
}

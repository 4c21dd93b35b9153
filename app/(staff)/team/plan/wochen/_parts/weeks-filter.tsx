import { useTranslations } from "next-intl";
import { CompactField } from "#app/(staff)/team/_form/compact-field.tsx";
import type { Option } from "#components/form/form-state.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { ALL_STATIONS, type AskedWeeks, MOST_WEEKS } from "./asked-weeks.ts";

/** Which weeks of which desks; a form that only changes the address. */
export function WeeksFilter({
	asked,
	stations,
	services,
	desks,
}: {
	asked: AskedWeeks;
	/** Where this account sees the day. */
	stations: readonly Station[];
	services: readonly Service[];
	desks: readonly Option[];
}) {
	const t = useTranslations("team.plan.weeks");
	const [only] = asked.stations;
	const all = { value: ALL_STATIONS, text: t("allStations") };
	return (
		<form
			action="/team/plan/wochen"
			aria-label={t("filter")}
			className="desk-weeks-filter no-print"
		>
			{stations.length > 1 ? (
				<CompactField
					id="ort"
					field={{
						type: "list",
						name: "ort",
						label: t("station"),
						options: [
							...(asked.mayAll ? [all] : []),
							...stations.map(({ slug, shortName }) => ({
								value: slug,
								text: shortName,
							})),
						],
					}}
					sent={{
						ort: [
							asked.stations.length > 1 ? ALL_STATIONS : (only?.slug ?? ""),
						],
					}}
				/>
			) : only ? (
				<input type="hidden" name="ort" value={only.slug} />
			) : null}
			<CompactField
				id="ab"
				field={{ type: "date", name: "ab", label: t("from") }}
				sent={{ ab: [asked.monday] }}
			/>
			<CompactField
				id="wochen"
				field={{
					type: "list",
					name: "wochen",
					label: t("count"),
					options: Array.from({ length: MOST_WEEKS }, (_, index) => ({
						value: String(index + 1),
						text: t("weeks", { count: index + 1 }),
					})),
				}}
				sent={{ wochen: [String(asked.weeks)] }}
			/>
			<CompactField
				id="platz"
				field={{
					type: "list",
					name: "platz",
					label: t("desk"),
					options: [{ value: "", text: t("allDesks") }, ...desks],
				}}
				sent={{ platz: [asked.deskId === null ? "" : String(asked.deskId)] }}
			/>
			<CompactField
				id="anliegen"
				field={{
					type: "list",
					name: "anliegen",
					label: t("service"),
					options: [
						{ value: "", text: t("allServices") },
						...services.map(({ slug, text }) => ({
							value: slug,
							text: text.name,
						})),
					],
				}}
				sent={{ anliegen: [asked.service?.slug ?? ""] }}
			/>
			<button type="submit" className="team-button">
				{t("show")}
			</button>
		</form>
	);
}

import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { type FieldSpec, PHONE_NUMBER } from "#components/form/form-state.ts";
import type { EditedStation } from "#lib/catalog/queries/find-station-to-edit.ts";
import { typedStation } from "#lib/catalog/rules/station-form.ts";
import { saveStationAction } from "../actions.ts";

/** What the administration lays down about a house. */
export async function StationForm({
	station,
}: {
	/** Null: a new one. */
	station: EditedStation | null;
}) {
	const t = await getTranslations("admin.stations");
	const optional = (await getTranslations("staff.form"))("optional");
	const text = (
		name:
			| "shortName"
			| "name"
			| "district"
			| "building"
			| "street"
			| "postcode"
			| "city"
			| "latitude"
			| "longitude",
		more: Partial<FieldSpec> = {},
	): FieldSpec => ({
		type: "text",
		name,
		label: t(`fields.${name}`),
		...(more as object),
	});
	const fields: FieldSpec[] = [
		text("shortName", { hint: t("hints.shortName") }),
		text("name", { hint: t("hints.name") }),
		text("building"),
		text("street"),
		text("postcode", { width: "third" }),
		text("city", { width: "half" }),
		{
			...PHONE_NUMBER,
			// The house's own, not that of whoever types.
			autoComplete: "off",
			name: "phone",
			label: t("fields.phone"),
		},
		text("district"),
		{
			type: "lines",
			name: "ortsteile",
			label: t("fields.ortsteile"),
			hint: t("hints.ortsteile"),
			rows: 5,
			optional,
		},
		text("latitude", { hint: t("hints.latitude"), width: "half" }),
		text("longitude", { hint: t("hints.longitude"), width: "half" }),
		{
			type: "tick",
			name: "listed",
			label: t("fields.listed"),
			hint: t("hints.listed"),
		},
		{
			type: "date",
			name: "lastDay",
			label: t("fields.lastDay"),
			hint: t("hints.lastDay"),
			optional,
		},
	];
	return (
		<Form
			id="station"
			action={saveStationAction}
			fields={fields}
			sent={station ? typedStation(station.fields) : {}}
			hidden={{
				form: "station",
				...(station
					? { slug: station.slug, version: String(station.version) }
					: {}),
			}}
			texts={await formTexts(t(station ? "save" : "create"))}
		/>
	);
}

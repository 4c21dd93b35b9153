import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { DOCUMENTS } from "#lib/catalog/rules/document-kind.ts";
import {
	type CollectionSettings,
	documentField,
	KEEP_DAYS,
	REMINDER_DAYS,
	type SettingsErrors,
} from "#lib/collection/rules/settings.ts";
import type { Sent } from "#lib/sent.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

const inText = ({ min, max }: { min: number; max: number }) => ({
	min: String(min),
	max: String(max),
});

/** When people are reminded, whether fetching takes an appointment, and what each service ends with. */
export async function settingsFields(
	services: readonly Service[],
): Promise<FieldSpec[]> {
	const t = await getTranslations("collection.settings");
	const documents = await getTranslations("collection.documents");
	return [
		{
			type: "text",
			name: "reminderDays",
			label: t("reminderDays"),
			hint: t("reminderHint", inText(REMINDER_DAYS)),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "text",
			name: "keepDays",
			label: t("keepDays"),
			hint: t("keepHint", inText(KEEP_DAYS)),
			inputMode: "numeric",
			width: "half",
		},
		{
			type: "list",
			name: "serviceId",
			label: t("service"),
			hint: t("serviceHint"),
			options: [
				{ value: "", text: t("none") },
				...services
					.filter(({ bookable }) => bookable)
					.map(({ id, text }) => ({ value: String(id), text: text.name })),
			],
		},
		{
			type: "group",
			name: "documents",
			label: t("documents"),
			hint: t("documentsHint"),
			fields: services.map(({ id, text }) => ({
				type: "list",
				name: documentField(id),
				label: withSoftHyphens(text.name),
				options: [
					{ value: "", text: t("nothing") },
					...DOCUMENTS.map((value) => ({ value, text: documents(value) })),
				],
			})),
		},
	];
}

export const settingsValues = (
	settings: CollectionSettings,
	services: readonly Service[],
): Sent => ({
	reminderDays: String(settings.reminderDays),
	keepDays: String(settings.keepDays),
	serviceId: settings.serviceId === null ? "" : String(settings.serviceId),
	...Object.fromEntries(
		services.map(({ id }) => [
			documentField(id),
			settings.documents.get(id) ?? "",
		]),
	),
});

export async function settingsErrors(
	errors: SettingsErrors,
): Promise<Record<string, string>> {
	const t = await getTranslations("collection.settings");
	return Object.fromEntries(
		Object.entries(errors).map(([name, bounds]) => [
			name,
			t("number", inText(bounds)),
		]),
	);
}

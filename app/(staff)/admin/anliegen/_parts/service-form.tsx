import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { findEditChoices } from "#lib/catalog/queries/find-service-to-edit.ts";
import {
	type ServiceFields,
	typedService,
} from "#lib/catalog/rules/service-form.ts";
import { reviewServiceAction } from "../actions.ts";
import { serviceFields } from "./service-fields.ts";

/** Typed in, then looked at, then saved. */
export async function ServiceForm({
	service,
	fields,
}: {
	/** Null: a new one. */
	service: { slug: string; version: number } | null;
	/** What the form begins with. */
	fields: ServiceFields;
}) {
	const t = await getTranslations("admin.services");
	return (
		<Form
			id="anliegen"
			action={reviewServiceAction}
			fields={await serviceFields(await findEditChoices(), service === null)}
			sent={typedService(fields)}
			hidden={{
				form: "anliegen",
				...(service
					? { slug: service.slug, version: String(service.version) }
					: {}),
			}}
			texts={await formTexts(t("review"))}
		/>
	);
}

import { getTranslations } from "next-intl/server";
import { cityPhone } from "#components/contact/phone.ts";
import { FormPage } from "#components/form/form-page.tsx";
import { type FormState, untouched } from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PinEntry } from "./pin-entry-answer.ts";

const DIGITS = {
	type: "text",
	inputMode: "numeric",
	autoComplete: "off",
} as const;

/** For whoever has no link: the number they were given, and its PIN. */
export async function PinEntryPage({
	about,
	action,
}: {
	about: PinEntry;
	action: (state: FormState, form: FormData) => Promise<FormState>;
}) {
	const t = await getTranslations(about);
	const booking = await getTranslations("booking");
	return (
		<FormPage
			action={action}
			initial={untouched({})}
			fields={[
				{
					name: "nummer",
					label: t("number.label"),
					hint: t("number.hint"),
					...DIGITS,
				},
				{ name: "pin", label: t("pin.label"), hint: t("pin.hint"), ...DIGITS },
			]}
			title={t("title")}
			lead={t("lead")}
			errorSummary={booking("errorSummary")}
			end={
				<ActionBar>
					<Button className="w-full sm:w-auto">{t("open")}</Button>
				</ActionBar>
			}
			after={
				<div className="flex flex-col gap-8">
					<p>{t("link")}</p>
					<p>
						{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
					</p>
				</div>
			}
		/>
	);
}

import { getTranslations } from "next-intl/server";
import { PrintButton } from "#components/print-button.tsx";
import { QrCode } from "#components/qr-code.tsx";
import { StaffPage } from "#components/staff-page.tsx";
import { offerSecondFactor } from "#lib/auth/commands/second-factor.ts";
import { requireSignedIn } from "#lib/auth/session.ts";
import { staffPaths } from "#lib/staff-paths.ts";
import { FactorForms } from "./factor-forms.tsx";
import { factorTexts } from "./texts.ts";

/** Sets the second factor up, or what goes with it later. */
export default async function SecondFactorPage() {
	const { actor, lacksSecondFactor } = await requireSignedIn();
	const offer = await offerSecondFactor(actor);
	const t = await getTranslations("account.factor");
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t(lacksSecondFactor ? "required" : offer ? "lead" : "leadOn")}
			before={
				lacksSecondFactor ? null : (
					<p className="no-print">
						<a href={staffPaths.account()}>{t("back")}</a>
					</p>
				)
			}
		>
			<FactorForms
				offer={
					offer ? (
						<ol className="flex flex-col gap-24">
							<li className="flex flex-col gap-8">
								<p>{t("step1")}</p>
							</li>
							<li className="flex flex-col gap-16">
								<p>{t("step2")}</p>
								<div className="w-full max-w-[15rem]">
									<QrCode text={offer.uri} label={t("qr")} />
								</div>
								<p>
									{t("key")}
									<br />
									<strong className="font-mono break-all">{offer.key}</strong>
								</p>
							</li>
							<li>
								<p>{t("step3")}</p>
							</li>
						</ol>
					) : null
				}
				printing={<PrintButton text={t("print")} />}
				texts={await factorTexts()}
			/>
		</StaffPage>
	);
}

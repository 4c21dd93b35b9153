import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { defaultLocale } from "#lib/text/locale.ts";
import { BlankLines } from "./_parts/blank-lines.tsx";
import { Both } from "./_parts/both.tsx";

const WANTED = [
	"id-card",
	"temporary-id-card",
	"passport",
	"temporary-passport",
] as const;

/** A form for paper: nothing is typed in here, nothing is stored. In German, for the office reads it. */
export default async function ConsentPage() {
	const locale = await getLocale();
	const here = await getTranslations("minors.consent");
	const german = await getTranslations({
		locale: defaultLocale,
		namespace: "minors.consent",
	});
	const glossLang = locale === defaultLocale ? "en" : locale;
	const gloss = await getTranslations({
		locale: glossLang,
		namespace: "minors.consent",
	});
	const text = (key: Parameters<typeof german>[0]) => ({
		german: german(key),
		gloss: gloss(key),
		glossLang,
	});
	return (
		<Page title={here("title")}>
			<div className="no-print flex flex-col gap-16">
				<p className="text-large">{here("lead")}</p>
				<p>{here("noPrinter")}</p>
				<p>{here("explanation")}</p>
				<PrintButton text={here("print")} />
			</div>
			<article
				lang="de"
				className="flex min-w-0 flex-col gap-24 rounded-large border border-line px-[min(1rem,4vw)] py-16 sm:p-24 print:gap-16 print:border-0 print:p-0"
			>
				<p className="font-bold">
					<Both {...text("subject")} />
				</p>
				<BlankLines
					title={text("child")}
					lines={[text("name"), text("born")]}
				/>
				<BlankLines
					title={text("absent")}
					lines={[text("name"), text("born"), text("address"), text("phone")]}
				/>
				<BlankLines title={text("present")} lines={[text("name")]} />
				<section className="flex flex-col gap-8">
					<h2 className="font-bold">
						<Both {...text("wanted")} />
					</h2>
					<ul className="grid grid-cols-1 gap-8 sm:grid-cols-2 print:grid-cols-2">
						{WANTED.map((document) => (
							<li key={document} className="flex items-start gap-8">
								<span
									aria-hidden="true"
									className="mt-4 inline-block h-16 w-16 shrink-0 border border-border"
								/>
								<span className="min-w-0">
									<Both {...text(document)} />
								</span>
							</li>
						))}
					</ul>
					<p>
						<Both {...text("collect")} />
					</p>
				</section>
				<BlankLines lines={[text("placeAndDate"), text("signature")]} />
				<p>
					<Both {...text("copy")} />
				</p>
			</article>
		</Page>
	);
}

import { notFound, redirect } from "next/navigation";
import { isOffered } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";

export default async function RootPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	if (!isOffered(locale)) notFound();
	redirect(paths(locale).start());
}

"use client";

import { usePathname } from "next/navigation";
import { Failure } from "#components/failure.tsx";
import { localeOfAddress } from "#lib/failure.ts";

/** Something unexpected in a page; the server has logged it. */
export default function CitizenError() {
	const path = usePathname();
	return <Failure locale={localeOfAddress(path)} here={path} />;
}

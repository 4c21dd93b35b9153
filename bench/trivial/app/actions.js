"use server";

import { redirect } from "next/navigation";

export async function goOnAction(form) {
	redirect(`/?${form.get("zeit")}`);
}

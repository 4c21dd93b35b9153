import { securityTxt } from "./_parts/security-txt.ts";

export const dynamic = "force-dynamic";

export const GET = securityTxt;

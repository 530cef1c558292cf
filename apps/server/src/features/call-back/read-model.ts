import { noteCameBack as noteIt } from './came-back.ts';
import { tellCaller as tellThem } from './tell-caller.ts';

/** A caller's page is back after they were called back. */
export const noteCameBack = noteIt;

/** Tells a caller who has put the phone down that it is their turn. */
export const tellCaller = tellThem;

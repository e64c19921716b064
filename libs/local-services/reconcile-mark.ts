/** A file in a data folder that was restored: every workflow has yet to begin anew from the record. */
export const RECONCILE_ALL = 'reconcile-all';

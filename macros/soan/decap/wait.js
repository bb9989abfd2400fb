// Decap starts by itself as soon as it is loaded, unless it finds this.
window.CMS_MANUAL_INIT = true;

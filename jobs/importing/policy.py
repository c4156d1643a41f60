"""Who may put data into the tables everybody is answered from."""

from __future__ import annotations

from core.identity import Principal, Role


def may_ingest(principal: Principal) -> bool:
    """Tell whether the person may take files in and out.

    An admin may, and a manager of the whole tenant (the owner of the machine is one). A
    manager of some stores may not, nor may a seller: a file can hold rows of any store, and
    a row's word for whose it is proves nothing.
    """
    if principal.role is Role.ADMIN:
        return True
    return principal.role is Role.MANAGER and principal.store_ids is None and principal.sku_ids is None

# The Debian package, made from what `cmake --install` installs: cpack -G DEB, or ./dev deb.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME docintake)
# No list or tracker exists: whoever distributes the package names himself (cpack -D CPACK_PACKAGE_CONTACT=…).
set(CPACK_PACKAGE_CONTACT "docintake maintainers <docintake@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "docintaked watches a folder, opens each Word document (.docx) that is dropped
there, reads its text and its statistics table, checks them against the
official form, and answers with a receipt or with a note that says what to
mend and where. docintake does the same from the command line.")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "procps, systemd") # kill(1) reloads the service
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(maintainer_scripts ${CMAKE_CURRENT_LIST_DIR})
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${maintainer_scripts}/conffiles ${maintainer_scripts}/postinst ${maintainer_scripts}/prerm ${maintainer_scripts}/postrm)
include(CPack)
